-- AlterTable
ALTER TABLE "PlaidCall" ADD COLUMN     "itemId" TEXT,
ADD COLUMN     "source" TEXT;

-- CreateIndex
CREATE INDEX "PlaidCall_itemId_at_idx" ON "PlaidCall"("itemId", "at");
