# Gatehouse for production; docs/deployment.md says how to run it. The Node of a release is that of package.json.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY prisma.config.ts schema.graphql ./
COPY prisma ./prisma
COPY src ./src
COPY docs ./docs
# The client of the database, what browsers load, the packages of production, and sbom.json.
RUN node src/cli/production-tree.ts /image

FROM node:24.21.0-bookworm-slim
WORKDIR /app
COPY --from=build /image ./

# Used by the embedded database and by the demo only: mount a volume here to try them.
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
# As `npm start` does: the memory of a hash, 19 MiB, is kept for the next one, and what is freed beyond it goes
# back (mallopt(3)).
ENV MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=20971520 MALLOC_TRIM_THRESHOLD_=20971520
USER node
EXPOSE 4000 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "src/cli/healthcheck.ts"]
# Not through npm, which would stand between the server and its signals. It needs some 400 MB: with room for more
# Node would leave its garbage lying there.
CMD ["node", "--max-old-space-size=768", "src/cli/start.ts"]
