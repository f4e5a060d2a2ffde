-- Queue of the job that sends processor tokens to their partners, and what finds those left behind.
SELECT pgboss.create_queue('processor.hand-off', '{"policy":"short"}');

-- CreateIndex
CREATE INDEX "ProcessorToken_handoffState_handoffAt_idx" ON "ProcessorToken"("handoffState", "handoffAt");
