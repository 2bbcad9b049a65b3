const root = document.querySelector('#root');
const folder = new URL('.', document.currentScript.src);
const workers = {
  editorWorkerService: 'editor-worker.js',
  json: 'json-worker.js',
  graphql: 'graphql-worker.js',
};
self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) => new URL(workers[label], folder).href,
};
YogaGraphiQL.renderYogaGraphiQL(root, JSON.parse(root.dataset.options));
