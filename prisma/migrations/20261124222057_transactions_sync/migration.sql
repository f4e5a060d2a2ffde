-- AlterTable
ALTER TABLE "Item" ADD COLUMN     "syncAgain" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "syncLease" TEXT,
ADD COLUMN     "syncLeaseEndsAt" TIMESTAMPTZ(3),
ADD COLUMN     "transactionsError" TEXT,
ADD COLUMN     "transactionsStatus" TEXT,
ADD COLUMN     "transactionsStatusAt" TIMESTAMPTZ(3),
ADD COLUMN     "transactionsTriedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "TransactionPage" (
    "userId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "rows" JSONB NOT NULL,
    "removed" TEXT[],

    CONSTRAINT "TransactionPage_pkey" PRIMARY KEY ("itemId","number")
);

-- CreateIndex
CREATE INDEX "Transaction_userId_amount_id_idx" ON "Transaction"("userId", "amount", "id");

-- AddForeignKey
ALTER TABLE "TransactionPage" ADD CONSTRAINT "TransactionPage_itemId_userId_fkey" FOREIGN KEY ("itemId", "userId") REFERENCES "Item"("id", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT pgboss.create_queue('item.sync-transactions', '{"policy":"short"}');
