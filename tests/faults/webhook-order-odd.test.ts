import { testOrders } from "./webhook-orders";

await testOrders([3, 5, 7, 9, 11, 13, 15, 17, 19]);
