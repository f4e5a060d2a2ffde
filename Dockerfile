# Builds the app, and then an image that holds what it runs with and nothing else: no emulator, no
# tests, no development packages, no settings. docs/deploy.md says how to run it.

FROM node:24-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && rm -rf .next/cache

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without them in package.json, npm leaves out too what others would use only if it happened to be there.
RUN npm pkg delete devDependencies && npm ci

FROM node:24-slim AS app
WORKDIR /app
ENV NODE_ENV=production APP_ENV=production HOST=0.0.0.0 PORT=3000 NEXT_TELEMETRY_DISABLED=1
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
# What the worker runs, and what the inspector shows.
COPY --from=build /app/lib ./lib
COPY package.json next.config.mjs tsconfig.json ./
COPY prisma ./prisma
COPY scripts ./scripts
# All of it belongs to root: the app cannot change itself.
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself, so that it is told when to stop. The others: `node --import tsx scripts/migrate.ts`,
# and `node --conditions=react-server --import tsx scripts/worker.ts`.
CMD ["node", "scripts/serve.mjs"]
