import { PublicFrame } from "@/app/_components/public-frame";
import ProcessorTokenNotFound from "@/app/(workspace)/processors/[tokenId]/not-found";

/** Stands in for the picture of a token that is not there or is somebody else's. */
export default function PictureNotFound() {
  return (
    <PublicFrame>
      <ProcessorTokenNotFound />
    </PublicFrame>
  );
}
