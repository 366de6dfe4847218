/** A compass needle: a lodestone always knows where north is. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" className="mark-ground" />
      <path d="M16 5.5 20.6 16H11.4z" fill="#fff" />
      <path d="M16 26.5 11.4 16h9.2z" fill="#fff" fillOpacity=".45" />
    </svg>
  );
}
