// Every place where an answer of the server is not what the web client takes it for, as texts: ".items[].state is any text".
// The compiler names only the first of them by itself.

type Bare<T> = Exclude<T, null | undefined>;
type IsAny<T> = 0 extends 1 & T ? true : false;
type Kind<T, W> = T extends string
  ? (string extends T ? ([Extract<W, string>] extends [never] ? "a text" : "some word") : `"${T}"`)
  : T extends number ? "a number"
  : T extends boolean ? "a boolean"
  : T extends readonly unknown[] ? "a list"
  : "an object";

/** One object with the members of all: what the server describes is never one of several shapes. */
type Key<T> = T extends T ? keyof T : never;
type At<T, Name extends PropertyKey> = T extends T ? (Name extends keyof T ? T[Name] : undefined) : never;
type Whole<T> = string extends Key<T> ? T : { [Name in Key<T>]: At<T, Name> };

type Empty<S, W, Path extends string> =
  | (undefined extends S ? (undefined extends W ? never : `${Path} may be left out`) : never)
  | (null extends S ? (null extends W ? never : `${Path} may be null`) : never);

type Member<S, W, Name extends string, Path extends string> = Name extends keyof S
  ? Name extends keyof W ? Misfit<S[Name], W[Name], `${Path}.${Name}`> : never
  : Name extends keyof W
    ? (undefined extends W[Name] ? `${Path}.${Name} is never there` : `${Path}.${Name} is missing`)
  : never;

type Members<S, W, Path extends string> = string extends keyof W
  ? keyof S extends never ? never : Misfit<Exclude<S[keyof S], undefined>, W[keyof W], `${Path}{}`>
  : string extends keyof S ? never
  : { [Name in keyof W & string]-?: Member<S, W, Name, Path> }[keyof W & string];

type List = readonly unknown[];

type Held<S, W, Path extends string> = S extends readonly (infer SItem)[]
  ? Extract<W, List> extends readonly (infer WItem)[]
    ? [Extract<W, List>] extends [never] ? `${Path} is a list` : Misfit<SItem, WItem, `${Path}[]`>
  : never
  : S extends object ? [Exclude<Extract<W, object>, List>] extends [never] ? `${Path} is an object`
    : Members<S, Whole<Exclude<Extract<W, object>, List>>, Path>
  : S extends W ? never
  : `${Path} is ${Kind<S, W>}`;

export type Misfit<S, W, Path extends string = ""> = IsAny<S> extends true ? never
  : IsAny<W> extends true ? never
  : unknown extends W ? never
  : Empty<S, W, Path> | ([Bare<S>] extends [never] ? never : Held<Bare<S>, Bare<W>, Path>);
