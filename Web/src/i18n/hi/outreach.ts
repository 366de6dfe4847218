import { failed } from "./failed.ts";
import { launch } from "./launch.ts";
import { report } from "./report.ts";
import { sequences } from "./sequences.ts";
import { templateEditor } from "./templateEditor.ts";
import { templates } from "./templates.ts";

export const outreach = { ...failed, ...launch, ...report, ...sequences, ...templateEditor, ...templates };
