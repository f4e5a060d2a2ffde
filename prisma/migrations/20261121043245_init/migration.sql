-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "LinkMode" AS ENUM ('STANDARD', 'EMBEDDED', 'HOSTED', 'MULTI_ITEM', 'LAYER', 'UPDATE');

-- CreateEnum
CREATE TYPE "LinkState" AS ENUM ('OPEN', 'COMPLETED', 'EXITED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "Lane" AS ENUM ('BROWSER', 'SERVER', 'PLAID', 'DATABASE');

-- CreateEnum
CREATE TYPE "ExchangeState" AS ENUM ('RESERVED', 'EXCHANGED', 'REFUSED', 'UNCERTAIN');

-- CreateEnum
CREATE TYPE "ItemState" AS ENUM ('LINKED', 'HEALTHY', 'NEEDS_REPAIR', 'REMOVING');

-- CreateEnum
CREATE TYPE "WebhookState" AS ENUM ('RECEIVED', 'PROCESSED', 'UNMATCHED', 'IGNORED', 'REJECTED', 'FAILED');

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "passwordHash" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthAccount" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuthAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkSession" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "mode" "LinkMode" NOT NULL,
    "state" "LinkState" NOT NULL DEFAULT 'OPEN',
    "linkToken" TEXT NOT NULL,
    "linkTokenLookup" TEXT NOT NULL,
    "hostedLinkUrl" TEXT,
    "plaidLinkSessionId" TEXT,
    "itemId" TEXT,
    "boundTo" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LinkSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkEvent" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "linkSessionId" TEXT NOT NULL,
    "lane" "Lane" NOT NULL,
    "name" TEXT NOT NULL,
    "plaidEventId" TEXT,
    "detail" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LinkEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlaidCall" (
    "id" TEXT NOT NULL,
    "userId" TEXT,
    "linkSessionId" TEXT,
    "path" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "status" INTEGER,
    "requestId" TEXT,
    "errorType" TEXT,
    "errorCode" TEXT,
    "request" JSONB,
    "response" JSONB,

    CONSTRAINT "PlaidCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicTokenExchange" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "linkSessionId" TEXT NOT NULL,
    "lookup" TEXT NOT NULL,
    "state" "ExchangeState" NOT NULL DEFAULT 'RESERVED',
    "itemId" TEXT,
    "failureCode" TEXT,
    "failureDetail" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PublicTokenExchange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Item" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "plaidItemId" TEXT NOT NULL,
    "accessToken" TEXT NOT NULL,
    "plaidInstitutionId" TEXT,
    "institutionName" TEXT,
    "institutionColor" TEXT,
    "products" TEXT[],
    "state" "ItemState" NOT NULL DEFAULT 'LINKED',
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "syncCursor" TEXT,
    "consentExpiresAt" TIMESTAMPTZ(3),
    "webhookUrl" TEXT,
    "refreshedAt" TIMESTAMPTZ(3),
    "transactionsSyncedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "plaidAccountId" TEXT NOT NULL,
    "persistentAccountId" TEXT,
    "name" TEXT NOT NULL,
    "officialName" TEXT,
    "mask" TEXT,
    "type" TEXT NOT NULL,
    "subtype" TEXT,
    "availableBalance" DECIMAL(28,10),
    "currentBalance" DECIMAL(28,10),
    "limitAmount" DECIMAL(28,10),
    "isoCurrencyCode" TEXT,
    "unofficialCurrency" TEXT,
    "position" INTEGER NOT NULL,
    "balancesAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Transaction" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "plaidTransactionId" TEXT NOT NULL,
    "pendingTransactionId" TEXT,
    "date" DATE NOT NULL,
    "authorizedDate" DATE,
    "name" TEXT NOT NULL,
    "merchantName" TEXT,
    "amount" DECIMAL(28,10) NOT NULL,
    "isoCurrencyCode" TEXT,
    "unofficialCurrency" TEXT,
    "pending" BOOLEAN NOT NULL,
    "category" TEXT,
    "categoryDetail" TEXT,
    "paymentChannel" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProcessorToken" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "processor" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "lastFour" TEXT NOT NULL,
    "permissions" TEXT[],
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProcessorToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookEvent" (
    "id" TEXT NOT NULL,
    "userId" TEXT,
    "jwtHash" TEXT NOT NULL,
    "rawBody" BYTEA NOT NULL,
    "type" TEXT,
    "code" TEXT,
    "plaidItemId" TEXT,
    "linkSessionId" TEXT,
    "state" "WebhookState" NOT NULL DEFAULT 'RECEIVED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "effect" TEXT,
    "failure" TEXT,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL,
    "userId" TEXT,
    "action" TEXT NOT NULL,
    "target" TEXT,
    "requestId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "AuthAccount_userId_idx" ON "AuthAccount"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "AuthAccount_provider_providerAccountId_key" ON "AuthAccount"("provider", "providerAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_createdAt_idx" ON "Session"("userId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "LinkSession_linkTokenLookup_key" ON "LinkSession"("linkTokenLookup");

-- CreateIndex
CREATE INDEX "LinkSession_userId_createdAt_idx" ON "LinkSession"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "LinkSession_itemId_userId_idx" ON "LinkSession"("itemId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "LinkSession_id_userId_key" ON "LinkSession"("id", "userId");

-- CreateIndex
CREATE INDEX "LinkEvent_linkSessionId_at_idx" ON "LinkEvent"("linkSessionId", "at");

-- CreateIndex
CREATE INDEX "LinkEvent_userId_idx" ON "LinkEvent"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "LinkEvent_linkSessionId_plaidEventId_key" ON "LinkEvent"("linkSessionId", "plaidEventId");

-- CreateIndex
CREATE INDEX "PlaidCall_userId_at_idx" ON "PlaidCall"("userId", "at");

-- CreateIndex
CREATE INDEX "PlaidCall_linkSessionId_at_idx" ON "PlaidCall"("linkSessionId", "at");

-- CreateIndex
CREATE INDEX "PlaidCall_at_idx" ON "PlaidCall"("at");

-- CreateIndex
CREATE UNIQUE INDEX "PublicTokenExchange_lookup_key" ON "PublicTokenExchange"("lookup");

-- CreateIndex
CREATE INDEX "PublicTokenExchange_linkSessionId_idx" ON "PublicTokenExchange"("linkSessionId");

-- CreateIndex
CREATE INDEX "PublicTokenExchange_userId_idx" ON "PublicTokenExchange"("userId");

-- CreateIndex
CREATE INDEX "PublicTokenExchange_itemId_userId_idx" ON "PublicTokenExchange"("itemId", "userId");

-- CreateIndex
CREATE INDEX "PublicTokenExchange_state_createdAt_idx" ON "PublicTokenExchange"("state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Item_plaidItemId_key" ON "Item"("plaidItemId");

-- CreateIndex
CREATE INDEX "Item_userId_createdAt_idx" ON "Item"("userId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Item_id_userId_key" ON "Item"("id", "userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_id_itemId_userId_key" ON "Account"("id", "itemId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_itemId_plaidAccountId_key" ON "Account"("itemId", "plaidAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "Transaction_plaidTransactionId_key" ON "Transaction"("plaidTransactionId");

-- CreateIndex
CREATE INDEX "Transaction_userId_date_id_idx" ON "Transaction"("userId", "date", "id");

-- CreateIndex
CREATE INDEX "Transaction_itemId_date_id_idx" ON "Transaction"("itemId", "date", "id");

-- CreateIndex
CREATE INDEX "Transaction_accountId_date_id_idx" ON "Transaction"("accountId", "date", "id");

-- CreateIndex
CREATE INDEX "ProcessorToken_userId_createdAt_idx" ON "ProcessorToken"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "ProcessorToken_itemId_userId_idx" ON "ProcessorToken"("itemId", "userId");

-- CreateIndex
CREATE INDEX "ProcessorToken_accountId_itemId_userId_idx" ON "ProcessorToken"("accountId", "itemId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "ProcessorToken_id_userId_key" ON "ProcessorToken"("id", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookEvent_jwtHash_key" ON "WebhookEvent"("jwtHash");

-- CreateIndex
CREATE INDEX "WebhookEvent_userId_receivedAt_idx" ON "WebhookEvent"("userId", "receivedAt");

-- CreateIndex
CREATE INDEX "WebhookEvent_state_receivedAt_idx" ON "WebhookEvent"("state", "receivedAt");

-- CreateIndex
CREATE INDEX "AuditEvent_userId_at_idx" ON "AuditEvent"("userId", "at");

-- AddForeignKey
ALTER TABLE "AuthAccount" ADD CONSTRAINT "AuthAccount_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkSession" ADD CONSTRAINT "LinkSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkSession" ADD CONSTRAINT "LinkSession_itemId_userId_fkey" FOREIGN KEY ("itemId", "userId") REFERENCES "Item"("id", "userId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "LinkEvent" ADD CONSTRAINT "LinkEvent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkEvent" ADD CONSTRAINT "LinkEvent_linkSessionId_userId_fkey" FOREIGN KEY ("linkSessionId", "userId") REFERENCES "LinkSession"("id", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaidCall" ADD CONSTRAINT "PlaidCall_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicTokenExchange" ADD CONSTRAINT "PublicTokenExchange_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicTokenExchange" ADD CONSTRAINT "PublicTokenExchange_linkSessionId_userId_fkey" FOREIGN KEY ("linkSessionId", "userId") REFERENCES "LinkSession"("id", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicTokenExchange" ADD CONSTRAINT "PublicTokenExchange_itemId_userId_fkey" FOREIGN KEY ("itemId", "userId") REFERENCES "Item"("id", "userId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_itemId_userId_fkey" FOREIGN KEY ("itemId", "userId") REFERENCES "Item"("id", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transaction" ADD CONSTRAINT "Transaction_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transaction" ADD CONSTRAINT "Transaction_itemId_userId_fkey" FOREIGN KEY ("itemId", "userId") REFERENCES "Item"("id", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transaction" ADD CONSTRAINT "Transaction_accountId_itemId_userId_fkey" FOREIGN KEY ("accountId", "itemId", "userId") REFERENCES "Account"("id", "itemId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessorToken" ADD CONSTRAINT "ProcessorToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessorToken" ADD CONSTRAINT "ProcessorToken_itemId_userId_fkey" FOREIGN KEY ("itemId", "userId") REFERENCES "Item"("id", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessorToken" ADD CONSTRAINT "ProcessorToken_accountId_itemId_userId_fkey" FOREIGN KEY ("accountId", "itemId", "userId") REFERENCES "Account"("id", "itemId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookEvent" ADD CONSTRAINT "WebhookEvent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
