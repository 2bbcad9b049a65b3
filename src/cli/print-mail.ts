import { mjml, runTool } from './tool.ts';

const SOURCE = 'src/delivery/mail/mail.mjml';

/**
 * Makes the HTML of mails with MJML. Indentation and empty lines are removed, because they are not visible.
 */
export async function printedMail(): Promise<string> {
  const html = await runTool(mjml, SOURCE, '-s', '--noStdoutFileComment', '--config.beautify=false');
  const lines = html.split('\n').map((line) => line.trim());
  const dense = lines.filter((line) => line !== '').join('\n');
  return `${dense.replace(/(<\w+)\n/g, '$1 ').replace(/"\n>/g, '">')}\n`;
}

if (import.meta.main) process.stdout.write(await printedMail());
