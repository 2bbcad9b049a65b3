# Gatehouse for production; docs/deployment.md says how to run it.
FROM node:24-bookworm-slim AS bundles
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY src ./src
# What the pages of the documentation are made of.
COPY schema.graphql ./
COPY docs ./docs
# What browsers load, and the documentation.
RUN node src/cli/build.ts

FROM node:24-bookworm-slim
WORKDIR /app

# What is developed with stays out, and so does the Node that comes as a package: the image has one.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund && npm cache clean --force

COPY prisma.config.ts ./
COPY prisma ./prisma
COPY src ./src
# The start compares them with what was built.
COPY schema.graphql ./
COPY docs ./docs
RUN node src/cli/generate-client.ts
COPY --from=bundles /app/dist ./dist

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
