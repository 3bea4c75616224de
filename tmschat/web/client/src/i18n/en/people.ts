import { pluralIn } from "../plural.ts";

const plural = pluralIn("en");

export const people = {
  create: "New conversation",
  kind: "Kind of conversation",
  kinds: { DIRECT: "One person", GROUP: "Group" },
  open: "Write to them",
  createGroup: "Create the group",
  title: "Name of the group",
  topic: "What it is about",
  find: "Find people by their names",
  findOne: "Find a person by their name",
  findMember: "Find a member",
  nobody: "Nobody has this name.",
  takeOut: (name: string) => `Take out ${name}`,
  details: "Details",
  editAbout: "Change name and topic",
  add: "Add people",
  addCount: (count: number) => plural(count, { one: "Add # person", other: "Add # people" }),
  roles: { OWNER: "Owner", ADMIN: "Admin", MEMBER: "Member" },
  make: { OWNER: "Make an owner", ADMIN: "Make an admin", MEMBER: "Make a plain member" },
  actionsOn: (name: string) => `What to do with ${name}`,
  remove: "Remove from the group",
  removeQuestion: (name: string) => `Remove ${name}? They will not see the group's messages any more.`,
  deleteGroup: "Delete the group",
  deleteQuestion: (title: string) => `Delete “${title}” for everybody, with all that was said in it?`,
};
