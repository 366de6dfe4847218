import type { Told } from "../types.ts";
import { checks, doctor, findings } from "./checks.ts";
import { failures, suspense } from "./failures.ts";
import { fields } from "./fields.ts";
import { notices } from "./notices.ts";
import { problems } from "./problems.ts";
import { terms } from "./terms.ts";

export const told: Told = { problems, fields, notices, checks, doctor, findings, failures, suspense, terms };
