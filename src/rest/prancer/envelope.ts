/** The envelope around every answer of the dialect. */
export type Envelope = {
  data: object;
  error: string;
  message: string;
  metadata: Record<string, never>;
  status: number;
  /** Of a success only. */
  error_list?: [];
};

/** What a success says. */
export type Reply = { data: object; message: string };

export function success({ data, message }: Reply): Envelope {
  return { data, error: '', error_list: [], message, metadata: {}, status: 200 };
}

/** Clients read `data.token` without looking at the status: a failure never carries data. */
export function failed(status: number, error: string, message: string): Envelope {
  return { data: {}, error, message, metadata: {}, status };
}
