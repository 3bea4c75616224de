import type { Poll } from "../realtime/index.ts";
import { data, http, type Schemas } from "./http.ts";
import type { Page } from "./pages.ts";

export type NewPoll = Schemas["PollRequest"];
export type Voter = Schemas["Voter"];

export async function createPoll(body: NewPoll): Promise<Poll> {
  return (await data(http.POST("/api/v1/polls", { body }))).data;
}

export async function readPoll(poll_id: string): Promise<Poll> {
  return (await data(http.GET("/api/v1/polls/{poll_id}", { params: { path: { poll_id } } }))).data;
}

/** Have the vote be exactly these options; none: taken back. */
export async function vote(poll_id: string, option_ids: string[]): Promise<Poll> {
  const params = { path: { poll_id } };
  return (await data(http.POST("/api/v1/polls/{poll_id}/vote", { params, body: { option_ids } }))).data;
}

export async function addOption(poll_id: string, text: string): Promise<Poll> {
  const params = { path: { poll_id } };
  return (await data(http.POST("/api/v1/polls/{poll_id}/options", { params, body: { text } }))).data;
}

export async function closePoll(poll_id: string): Promise<Poll> {
  return (await data(http.POST("/api/v1/polls/{poll_id}/close", { params: { path: { poll_id } } }))).data;
}

/** Who voted; with an option, for that one. */
export function voterPage(poll_id: string, option_id: string | null, cursor: string | undefined): Promise<Page<Voter>> {
  const query = { ...(option_id !== null && { option_id }), ...(cursor !== undefined && { cursor }) };
  return data(http.GET("/api/v1/polls/{poll_id}/voters", { params: { path: { poll_id }, query } }));
}
