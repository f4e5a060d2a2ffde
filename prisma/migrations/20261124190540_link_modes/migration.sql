-- CreateEnum
CREATE TYPE "LinkUpdate" AS ENUM ('REAUTH', 'ACCOUNTS', 'PERMISSIONS');

-- CreateEnum
CREATE TYPE "LinkVia" AS ENUM ('BROWSER', 'OAUTH_RETURN', 'HOSTED_RETURN', 'WEBHOOK', 'POLL', 'RECOVERY');

-- AlterEnum
ALTER TYPE "ExchangeState" ADD VALUE 'DUPLICATE';

-- DropIndex
DROP INDEX "LinkEvent_linkSessionId_plaidEventId_key";

-- AlterTable
ALTER TABLE "Item" ADD COLUMN     "disconnectsAt" TIMESTAMPTZ(3),
ADD COLUMN     "linkSessionId" TEXT,
ADD COLUMN     "newAccountsAt" TIMESTAMPTZ(3),
ADD COLUMN     "toldAccounts" JSONB;

-- AlterTable
ALTER TABLE "LinkEvent" DROP COLUMN "plaidEventId",
ADD COLUMN     "key" TEXT NOT NULL,
ADD COLUMN     "plaidLinkSessionId" TEXT,
ADD COLUMN     "requestId" TEXT;

-- AlterTable
ALTER TABLE "LinkSession" ADD COLUMN     "exit" JSONB,
ADD COLUMN     "finishedVia" "LinkVia",
ADD COLUMN     "leftAt" TIMESTAMPTZ(3),
ADD COLUMN     "update" "LinkUpdate";

-- AlterTable
ALTER TABLE "PublicTokenExchange" ADD COLUMN     "dismissedAt" TIMESTAMPTZ(3),
ADD COLUMN     "institutionName" TEXT,
ADD COLUMN     "publicToken" TEXT,
ADD COLUMN     "via" "LinkVia" NOT NULL DEFAULT 'BROWSER';

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "plaidUserId" TEXT;

-- CreateTable
CREATE TABLE "OauthReturn" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "linkSessionId" TEXT NOT NULL,
    "lookup" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OauthReturn_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "OauthReturn_lookup_key" ON "OauthReturn"("lookup");

-- CreateIndex
CREATE INDEX "OauthReturn_linkSessionId_userId_idx" ON "OauthReturn"("linkSessionId", "userId");

-- CreateIndex
CREATE INDEX "OauthReturn_userId_idx" ON "OauthReturn"("userId");

-- CreateIndex
CREATE INDEX "Item_linkSessionId_userId_idx" ON "Item"("linkSessionId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "LinkEvent_linkSessionId_key_key" ON "LinkEvent"("linkSessionId", "key");

-- CreateIndex
CREATE INDEX "LinkSession_state_expiresAt_idx" ON "LinkSession"("state", "expiresAt");

-- AddForeignKey
ALTER TABLE "OauthReturn" ADD CONSTRAINT "OauthReturn_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OauthReturn" ADD CONSTRAINT "OauthReturn_linkSessionId_userId_fkey" FOREIGN KEY ("linkSessionId", "userId") REFERENCES "LinkSession"("id", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_linkSessionId_userId_fkey" FOREIGN KEY ("linkSessionId", "userId") REFERENCES "LinkSession"("id", "userId") ON DELETE NO ACTION ON UPDATE NO ACTION;
