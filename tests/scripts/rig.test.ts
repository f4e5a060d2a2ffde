import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
test.each([1,2,3])("rig %i", async () => {
  expect(await db().user.count()).toBe(0);
  expect((await fetch(`${process.env.PLAID_BASE_URL}/__emulator/keys`)).status).toBe(200);
});
test("isolated interactive transactions", async () => {
  await db().user.create({data:{id:"user_x",name:"0"}});
  await Promise.all(Array.from({length:20},()=>db().$transaction(async tx=>{ await tx.$queryRaw`select 1 from "User" where id='user_x' for update`; const u=await tx.user.findUniqueOrThrow({where:{id:"user_x"}}); await tx.user.update({where:{id:"user_x"},data:{name:String(Number(u.name)+1)}}) })));
  expect((await db().user.findUniqueOrThrow({where:{id:"user_x"}})).name).toBe("20");
  await db().user.delete({where:{id:"user_x"}});
});
