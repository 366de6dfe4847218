import type { Told } from "../types.ts";
import { checks, doctor, findings } from "./checks.ts";
import { enrol, imports, meta, path, recon, why } from "./desk.ts";
import { failures, suspense } from "./failures.ts";
import { fields } from "./fields.ts";
import { notices } from "./notices.ts";
import { problems } from "./problems.ts";
import { rules } from "./rules.ts";
import { history, payments, rejections, samples } from "./samples.ts";
import { terms } from "./terms.ts";

export const told: Told = {
  problems,
  fields,
  notices,
  checks,
  doctor,
  findings,
  rules,
  samples,
  history,
  rejections,
  failures,
  payments,
  suspense,
  why,
  enrol,
  path,
  recon,
  meta,
  imports,
  terms,
};
