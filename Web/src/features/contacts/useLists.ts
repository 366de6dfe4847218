import { withQuery } from "../../api/client.ts";
import type { Community, Company, ListedTag, Member, Page, Segment } from "../../api/types.ts";
import { useAllowed } from "../../app/session.ts";
import { usePages } from "../../data/usePages.ts";
import { useQuery } from "../../data/useQuery.ts";

const noTags: readonly ListedTag[] = [];
const noCommunities: readonly Community[] = [];
const noCompanies: readonly Company[] = [];
const noSegments: readonly Segment[] = [];

/** Whether an answer is there: before it nobody can say that something is new. */
export const useIsThere = (path: string) => useQuery<unknown>(path).data !== undefined;
export const companiesPath = (search: string) => withQuery("/api/companies", { search, limit: 200 });
export const useContactTags = () => useQuery<Page<ListedTag>>("/api/tags?kind=contact").data?.items ?? noTags;
export const useCommunities = () =>
  useQuery<Page<Community>>("/api/communities").data?.items ?? noCommunities;
export const useSegments = () => useQuery<Page<Segment>>("/api/segments").data?.items ?? noSegments;
export const useMembers = () => usePages<Member>(useAllowed("members.view", "/api/members")).items;
/** Those whose names match, or the first of all. */
export const useCompanies = (search = "") =>
  useQuery<Page<Company>>(companiesPath(search)).data?.items ?? noCompanies;
