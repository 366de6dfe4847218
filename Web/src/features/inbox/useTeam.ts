import type { ListedTag, Member, Page, Team } from "../../api/types.ts";
import { usePages } from "../../data/usePages.ts";
import { useQuery } from "../../data/useQuery.ts";

const noTeams: readonly Team[] = [];
const noTags: readonly ListedTag[] = [];

export const useMembers = () => usePages<Member>("/api/members").items;
export const useTeams = () => useQuery<Page<Team>>("/api/teams").data?.items ?? noTeams;
export const useTags = () => useQuery<Page<ListedTag>>("/api/tags?kind=conversation").data?.items ?? noTags;
