# The production image of Gatehouse. docs/deployment.md explains how to run it. The Node version is that of
# package.json.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY prisma.config.ts schema.graphql ./
COPY prisma ./prisma
COPY src ./src
COPY docs ./docs
# Builds the database client, the files for browsers, the packages for production, and sbom.json.
RUN node src/cli/production-tree.ts /image

FROM node:24.21.0-bookworm-slim
WORKDIR /app
COPY --from=build /image ./

# Only the embedded database and the demo use this folder. Mount a volume here to try them.
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
# The settings of `npm start`: the memory of a password hash, 19 MiB, is kept for the next hash, and other freed memory
# returns to the operating system (mallopt(3)).
ENV MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=20971520 MALLOC_TRIM_THRESHOLD_=20971520
USER node
EXPOSE 4000 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "src/cli/healthcheck.ts"]
# Without npm, so that signals reach the server directly. The server needs some 400 MB. With a higher limit, Node would
# collect garbage later and use more memory.
CMD ["node", "--max-old-space-size=768", "src/cli/start.ts"]
