import type { ReactElement } from "react";

import type { Person } from "../../realtime/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";

/** A person on one line: picture, name, user name. */
export function PersonLine({ person }: { person: Person }): ReactElement {
  return (
    <>
      <Avatar name={person.display_name} url={person.avatar_url} seed={person.id} />
      <span className="person-names">
        <span className="person-name">
          <bdi>{person.display_name}</bdi>
        </span>
        <span className="person-username">
          <bdi dir="ltr">@{person.username}</bdi>
        </span>
      </span>
    </>
  );
}
