# Two images. The last one, which is what is built unless another is asked for, serves: Next's
# standalone output, and the server that starts it. The other one does what is done beside servers:
# migrations, jobs, changes of keys. Neither holds the emulator, tests or settings. docs/deploy.md
# says how to run them.

FROM node:24-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 STANDALONE=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# Next's own server has none of the limits of scripts/serve.mjs.
RUN npm run build && rm .next/standalone/server.js

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without them in package.json, npm leaves out too what others would use only if it happened to be there.
RUN npm pkg delete devDependencies && npm ci

FROM node:24-slim AS jobs
WORKDIR /app
ENV NODE_ENV=production APP_ENV=production
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/lib ./lib
COPY package.json tsconfig.json ./
COPY prisma ./prisma
COPY scripts ./scripts
# All of it belongs to root: a program cannot change itself.
USER node
# The others: `node --import tsx scripts/migrate.ts`, and `node --conditions=react-server --import tsx
# scripts/rotate-keys.ts`.
CMD ["node", "--conditions=react-server", "--import", "tsx", "scripts/worker.ts"]

FROM node:24-slim AS app
WORKDIR /app
ENV NODE_ENV=production APP_ENV=production HOST=0.0.0.0 PORT=3000 NEXT_TELEMETRY_DISABLED=1
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
COPY lib/http/security-headers.mjs ./lib/http/
COPY scripts/serve.mjs scripts/client-address.mjs scripts/is-overloaded.mjs scripts/one-a-turn.mjs scripts/unavailable-pages.mjs ./scripts/
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself, so that it is told when to stop.
CMD ["node", "scripts/serve.mjs"]
