-- DropIndex
DROP INDEX "WebhookEvent_userId_receivedAt_idx";

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "revokedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Item" ADD COLUMN     "accountsChosenAt" TIMESTAMPTZ(3),
ADD COLUMN     "disconnectsToldAt" TIMESTAMPTZ(3),
ADD COLUMN     "repairedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "WebhookEvent" ADD COLUMN     "verification" JSONB;

-- CreateIndex
CREATE INDEX "Account_plaidAccountId_idx" ON "Account"("plaidAccountId");

-- CreateIndex
CREATE INDEX "WebhookEvent_userId_id_idx" ON "WebhookEvent"("userId", "id");
