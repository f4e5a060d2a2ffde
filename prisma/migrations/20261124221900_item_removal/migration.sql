-- DropForeignKey
ALTER TABLE "ProcessorToken" DROP CONSTRAINT "ProcessorToken_accountId_itemId_userId_fkey";

-- DropForeignKey
ALTER TABLE "ProcessorToken" DROP CONSTRAINT "ProcessorToken_itemId_userId_fkey";

-- AlterTable
ALTER TABLE "Item" ADD COLUMN     "consentedProducts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "readDueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "removalAttempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "removalDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "removalFailure" TEXT,
ADD COLUMN     "removalToldAt" TIMESTAMPTZ(3),
ADD COLUMN     "removingAt" TIMESTAMPTZ(3),
ADD COLUMN     "rotatingAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ProcessorToken" ADD COLUMN     "accountMask" TEXT,
ADD COLUMN     "accountName" TEXT,
ADD COLUMN     "institutionName" TEXT,
ALTER COLUMN "itemId" DROP NOT NULL,
ALTER COLUMN "accountId" DROP NOT NULL,
ALTER COLUMN "token" DROP NOT NULL;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "deletingAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Item_readDueAt_idx" ON "Item"("readDueAt");

-- CreateIndex
CREATE INDEX "Item_state_removalDueAt_idx" ON "Item"("state", "removalDueAt");

-- CreateIndex
CREATE INDEX "User_deletingAt_idx" ON "User"("deletingAt");

-- AddForeignKey
ALTER TABLE "ProcessorToken" ADD CONSTRAINT "ProcessorToken_itemId_userId_fkey" FOREIGN KEY ("itemId", "userId") REFERENCES "Item"("id", "userId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ProcessorToken" ADD CONSTRAINT "ProcessorToken_accountId_itemId_userId_fkey" FOREIGN KEY ("accountId", "itemId", "userId") REFERENCES "Account"("id", "itemId", "userId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Queues of the jobs that remove what people disconnect, and that catch up on what nobody told of.
SELECT pgboss.create_queue('item.remove', '{"policy":"short"}');
SELECT pgboss.create_queue('account.delete', '{"policy":"short"}');
SELECT pgboss.create_queue('items.reconcile', '{"policy":"short"}');
