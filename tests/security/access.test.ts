import { beforeAll } from "vitest";
import { built } from "../scripts/built";
import { launch } from "../scripts/serve-app";
import { describeAccess } from "./describe-access";

beforeAll(built, 400_000);

describeAccess(launch);
