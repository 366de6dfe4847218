import type { ListedTag, Member, Page, Team } from "../../api/types.ts";
import { useAllowed } from "../../app/session.ts";
import { usePages } from "../../data/usePages.ts";
import { useQuery } from "../../data/useQuery.ts";

const noTeams: readonly Team[] = [];
const noTags: readonly ListedTag[] = [];

export const useMembers = () => usePages<Member>(useAllowed("members.view", "/api/members")).items;
export const useTeams = () =>
  useQuery<Page<Team>>(useAllowed("members.view", "/api/teams")).data?.items ?? noTeams;
export const useTags = () => useQuery<Page<ListedTag>>("/api/tags?kind=conversation").data?.items ?? noTags;
