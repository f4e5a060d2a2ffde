-- CreateEnum
CREATE TYPE "HandoffState" AS ENUM ('WAITING', 'RECEIVED', 'REFUSED', 'FAILED');

-- AlterTable
ALTER TABLE "PlaidCall" ADD COLUMN     "asPartner" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "processorTokenId" TEXT;

-- AlterTable
ALTER TABLE "ProcessorToken" ADD COLUMN     "handoffAt" TIMESTAMPTZ(3),
ADD COLUMN     "handoffRef" TEXT,
ADD COLUMN     "handoffState" "HandoffState",
ADD COLUMN     "webhookUrl" TEXT;

-- CreateTable
CREATE TABLE "ProcessorTokenRequest" (
    "userId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "processor" TEXT NOT NULL,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL,
    "processorTokenId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProcessorTokenRequest_pkey" PRIMARY KEY ("userId","key")
);

-- CreateTable
CREATE TABLE "HandoffAttempt" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "processorTokenId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "status" INTEGER,
    "failure" TEXT,

    CONSTRAINT "HandoffAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ProcessorTokenRequest_createdAt_idx" ON "ProcessorTokenRequest"("createdAt");

-- CreateIndex
CREATE INDEX "HandoffAttempt_processorTokenId_at_idx" ON "HandoffAttempt"("processorTokenId", "at");

-- CreateIndex
CREATE INDEX "HandoffAttempt_userId_id_idx" ON "HandoffAttempt"("userId", "id");

-- CreateIndex
CREATE INDEX "PlaidCall_processorTokenId_at_idx" ON "PlaidCall"("processorTokenId", "at");

-- AddForeignKey
ALTER TABLE "ProcessorTokenRequest" ADD CONSTRAINT "ProcessorTokenRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoffAttempt" ADD CONSTRAINT "HandoffAttempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoffAttempt" ADD CONSTRAINT "HandoffAttempt_processorTokenId_userId_fkey" FOREIGN KEY ("processorTokenId", "userId") REFERENCES "ProcessorToken"("id", "userId") ON DELETE CASCADE ON UPDATE CASCADE;
