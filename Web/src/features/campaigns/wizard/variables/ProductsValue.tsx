import { useState } from "react";
import { t } from "../../../../i18n/index.ts";
import { Button, IconButton } from "../../../../ui/Button.tsx";
import { TextArea, TextField } from "../../../../ui/Field.tsx";

type Section = { title: string; products: string[] };
type Properties = { name: string; text: string; onChange: (text: string) => void };

export function readSections(text: string): Section[] {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found)
      ? found.map((one: Partial<Section>) => ({ title: one.title ?? "", products: one.products ?? [] }))
      : [];
  } catch {
    return [];
  }
}

/** WhatsApp takes ten sections and thirty products in all. */
const mostSections = 10;
const mostProducts = 30;

/** Sections with their products, by retailer id, a line each. */
export function ProductsValue({ name, text, onChange }: Properties) {
  const [sections, setSections] = useState<Section[]>(() => {
    const found = readSections(text);
    return found.length > 0 ? found : [{ title: "", products: [] }];
  });
  const set = (next: Section[]) => {
    setSections(next);
    const filled = next.map((section) => ({
      ...section,
      products: section.products.map((one) => one.trim()).filter(Boolean),
    })).filter(({ products }) => products.length > 0);
    onChange(filled.length > 0 ? JSON.stringify(filled) : "");
  };
  const edit = (at: number, part: Partial<Section>) =>
    set(sections.map((section, index) => index === at ? { ...section, ...part } : section));
  const count = sections.reduce((sum, { products }) => sum + products.filter((one) => one.trim()).length, 0);
  return (
    <div className="stack-tight">
      {sections.map((section, at) => (
        <div key={at} className="product-section">
          <div className="field-row">
            <TextField
              name={`${name}.${at}.title`}
              label={t("vars.section")}
              value={section.title}
              required={sections.length > 1}
              maxLength={24}
              dir="auto"
              onChange={(event) => edit(at, { title: event.target.value })}
            />
            {sections.length > 1 && (
              <IconButton
                icon="x"
                label={t("vars.section.remove")}
                onClick={() => set(sections.filter((_, index) => index !== at))}
              />
            )}
          </div>
          <TextArea
            name={`${name}.${at}.products`}
            label={t("vars.products")}
            help={t("vars.products.help")}
            rows={3}
            dir="ltr"
            value={section.products.join("\n")}
            error={count > mostProducts ? t("vars.products.most", { count: mostProducts }) : undefined}
            onChange={(event) => edit(at, { products: event.target.value.split("\n") })}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon="plus"
          disabled={sections.length >= mostSections}
          onClick={() => set([...sections, { title: "", products: [] }])}
        >
          {t("vars.section.add")}
        </Button>
      </div>
    </div>
  );
}
