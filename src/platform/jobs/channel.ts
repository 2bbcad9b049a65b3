/** The channel that announces committed jobs (LISTEN, NOTIFY). The payload is the queue. */
export const JOBS_CHANNEL = 'gatehouse_jobs';
