// Prints what html-validate (.htmlvalidate.json) finds in the HTML files below some folders, as JSON.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

const config = JSON.parse(readFileSync(new URL("../../.htmlvalidate.json", import.meta.url), "utf8"));
const judge = new HtmlValidate(new FileSystemConfigLoader(config));
const found = [];
for (const folder of process.argv.slice(2)) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
  if (!names.length) { throw new Error(`no HTML below ${folder}`); }
  for (const path of names.map((name) => join(folder, name))) {
    const { results } = await judge.validateFile(path);
    for (const { ruleId, message, line } of results.flatMap((result) => result.messages)) {
      found.push(`${path}:${line}: ${ruleId}: ${message}`);
    }
  }
}
console.log(JSON.stringify(found));
