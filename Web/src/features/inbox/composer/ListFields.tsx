import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { emptyRow, emptySection, most, type OfferRow, type OfferSection, rowCount } from "./offer.ts";
import { changed, LimitedField, type OfferProperties, useAdded, without } from "./OfferFields.tsx";

export function ListFields({ offer, change }: OfferProperties) {
  const { label, sections } = offer;
  const frame = useAdded(rowCount(offer));
  const isFull = rowCount(offer) >= most.rows;
  const put = (at: number, section: OfferSection) => change({ sections: changed(sections, at, section) });
  return (
    <>
      <LimitedField
        label={t("offer.list.label")}
        max={most.label}
        value={label}
        onText={(text) => change({ label: text })}
      />
      <div ref={frame} className="stack">
        {sections.map((section, at) => (
          <SectionFields
            key={at}
            section={section}
            place={at + 1}
            isFull={isFull}
            isOnly={sections.length === 1}
            change={(next) => put(at, next)}
            remove={() => change({ sections: without(sections, at) })}
          />
        ))}
        {isFull ? <p className="field-help">{t("offer.row.most", { count: most.rows })}</p> : (
          <Button
            size="small"
            icon="plus"
            onClick={() => change({ sections: [...sections, emptySection] })}
          >
            {t("offer.section.add")}
          </Button>
        )}
      </div>
    </>
  );
}

type SectionProperties = {
  section: OfferSection;
  place: number;
  isFull: boolean;
  isOnly: boolean;
  change: (section: OfferSection) => void;
  remove: () => void;
};

function SectionFields({ section, place, isFull, isOnly, change, remove }: SectionProperties) {
  const { title, rows } = section;
  const put = (at: number, row: OfferRow) => change({ ...section, rows: changed(rows, at, row) });
  return (
    <fieldset className="offer-section">
      <legend className="field-label">{t("offer.section", { place })}</legend>
      <LimitedField
        label={t("offer.section.title")}
        max={most.sectionTitle}
        value={title}
        isOptional={isOnly}
        onText={(text) => change({ ...section, title: text })}
      />
      {rows.map((row, at) => (
        <div key={at} className="offer-line">
          <LimitedField
            label={t("offer.row", { place: at + 1 })}
            max={most.rowTitle}
            value={row.title}
            onText={(text) => put(at, { ...row, title: text })}
          />
          <LimitedField
            label={t("offer.row.description", { place: at + 1 })}
            max={most.description}
            value={row.description}
            isOptional
            onText={(text) => put(at, { ...row, description: text })}
          />
          {rows.length > 1 && (
            <IconButton
              icon="x"
              label={t("offer.row.remove", { place: at + 1 })}
              onClick={() => change({ ...section, rows: without(rows, at) })}
            />
          )}
        </div>
      ))}
      <div className="row">
        {!isFull && (
          <Button
            size="small"
            icon="plus"
            onClick={() => change({ ...section, rows: [...rows, emptyRow] })}
          >
            {t("offer.row.add")}
          </Button>
        )}
        {!isOnly && <Button size="small" icon="trash-2" onClick={remove}>{t("offer.section.remove")}</Button>}
      </div>
    </fieldset>
  );
}
