/** Where a commit that leaves jobs behind says so (LISTEN, NOTIFY); the payload is the queue. */
export const JOBS_CHANNEL = 'gatehouse_jobs';
