import { withQuery } from "../../api/client.ts";
import type { Community, Company, ListedTag, Member, Page, Segment } from "../../api/types.ts";
import { usePages } from "../../data/usePages.ts";
import { useQuery } from "../../data/useQuery.ts";

const noTags: readonly ListedTag[] = [];
const noCommunities: readonly Community[] = [];
const noCompanies: readonly Company[] = [];
const noSegments: readonly Segment[] = [];

export const useContactTags = () => useQuery<Page<ListedTag>>("/api/tags?kind=contact").data?.items ?? noTags;
export const useCommunities = () =>
  useQuery<Page<Community>>("/api/communities").data?.items ?? noCommunities;
export const useSegments = () => useQuery<Page<Segment>>("/api/segments").data?.items ?? noSegments;
export const useMembers = () => usePages<Member>("/api/members").items;
/** Those whose names match, or the first of all. */
export const useCompanies = (search = "") =>
  useQuery<Page<Company>>(withQuery("/api/companies", { search, limit: 200 })).data?.items ?? noCompanies;
