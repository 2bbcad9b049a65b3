import type { Example } from '../../openapi/example.ts';

type Answer = Example['answer'];

export const PASSWORD = 'securePassword123';

export function success(data: object, message: string): Answer {
  return { status: 200, body: { data, error: '', error_list: [], message, metadata: {}, status: 200 } };
}

export function failed(status: number, error: string, message: string): Answer {
  return { status, body: { data: {}, error, message, metadata: {}, status } };
}

export const notUnderstood = failed(400, 'Bad Request', 'The request could not be understood.');
