import { Code } from '@mantine/core';

/** The help of a setting, with its name in the API. */
export function Help({ text, name }: { text: string; name: string }) {
  return (
    <>
      {text} <Code fz="inherit">{name}</Code>
    </>
  );
}
