import type { Page, TaxRate } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { Register } from "../../billing/invoices/Register.tsx";
import { OperatorPage } from "../OperatorPage.tsx";
import { RatesForm } from "./RatesForm.tsx";
import "../../billing/texts.ts";

/** The rate of the tax along time, and what a month's return is filed from. */
export default function TaxRatesScreen() {
  const query = useQuery<Page<TaxRate>>("/api/operator/tax-rates");
  return (
    <OperatorPage title={t("operator.tax")} lead={t("op.tax.lead")}>
      {query.problem && !query.data && (
        <ErrorState
          problem={query.problem}
          retry={() => void query.reload()}
        />
      )}
      {!query.data && !query.problem && <Skeleton rows={3} />}
      {query.data && <RatesForm key={JSON.stringify(query.data.items)} rates={query.data.items} />}
      <Register
        title={t("op.register.title")}
        text={t("op.register.text")}
        path="/api/operator/invoices/register.csv"
      />
    </OperatorPage>
  );
}
