/** The folder of this application, such as `/admin/`. The folder of this module is inside it. */
const folder = new URL('../', import.meta.url);

/** The path below which the pages of the console lie, without a slash at its end. */
export const basePath = folder.pathname.replace(/\/$/, '');

/** The root of the service, which can lie below a path of its host. */
export const serviceUrl = new URL('../', folder);
export const graphqlUrl = new URL('graphql', serviceUrl).href;
