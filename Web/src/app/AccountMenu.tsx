import { api } from "../api/client.ts";
import { useAction } from "../data/useAction.ts";
import { currentLocale, locales, setLocale, t } from "../i18n/index.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { memberRole } from "./roles.ts";
import { useSession } from "./session.ts";
import { useWorkspaceItems } from "./workspaces.ts";
import { isDark, setTheme, useTheme } from "./theme.ts";

export function useAccountItems(): MenuItem[] {
  const { simulator, isOperator } = useSession();
  useTheme();
  const signOut = useAction(async () => {
    // Nobody is kept from signing out by a browser that does not let go.
    await import("../push/device.ts").then(({ forgetDevice }) => forgetDevice()).catch(() => {});
    await api.post("/api/sign-out");
    await import("../offline/worker.ts").then(({ clearKept }) => clearKept()).catch(() => {});
    location.assign("/sign-in");
  });
  const workspaces = useWorkspaceItems();
  const dark = isDark();
  return [
    ...workspaces,
    { label: t("settings.account"), icon: "user", href: "/settings/account" },
    ...(isOperator ? [{ label: t("operator.title"), icon: "server-cog", href: "/operator" } as const] : []),
    {
      label: t(dark ? "theme.toLight" : "theme.toDark"),
      icon: dark ? "sun" : "moon",
      run: () => setTheme(dark ? "light" : "dark"),
    },
    ...(simulator
      ? [{ label: t("shell.phone"), icon: "smartphone", href: simulator.phoneURL, isExternal: true } as const]
      : []),
    { divider: true },
    ...locales.filter(({ hidden }) => !hidden).map((locale) => ({
      label: locale.name,
      icon: "languages" as const,
      isChecked: locale === currentLocale(),
      run: () => void setLocale(locale, { remember: true }),
    })),
    { divider: true },
    { label: t("shell.signOut"), icon: "log-out", run: () => void signOut.run() },
  ];
}

export function AccountMenu() {
  const { member } = useSession();
  return (
    <Menu
      label={t("shell.accountMenu")}
      className="rail-item rail-account"
      align="start"
      items={useAccountItems()}
      heading={
        <div className="cell-two">
          <strong className="cut" dir="auto">{member.name}</strong>
          <small className="cut" dir="ltr">{member.email}</small>
        </div>
      }
    >
      <Avatar name={member.name} size={26} />
      <span className="rail-label cell-two">
        <span className="cut" dir="auto">{member.name}</span>
        <small className="cut" dir="auto">{memberRole(member)}</small>
      </span>
    </Menu>
  );
}
