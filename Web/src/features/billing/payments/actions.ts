import { api } from "../../../api/client.ts";
import type { Money, Payment } from "../../../api/types.ts";
import { invalidate, queries } from "../../../data/store.ts";

const keep = (payment: Payment) => {
  queries.put(`/api/payments/${payment.id}`, payment);
  invalidate("/api/payments", "/api/credits", "/api/invoices");
  return payment;
};

/** Asks the gateway now: for when somebody has paid and nothing was heard. */
export const checkPayment = async (id: string) => keep(await api.put<Payment>(`/api/payments/${id}/check`));

export const cancelPayment = async (id: string) =>
  keep(await api.put<Payment>(`/api/payments/${id}/cancellation`));

export async function refundPayment(id: string, refund: { amount: Money; reason: string }, key: string) {
  await api.post(`/api/payments/${id}/refunds`, refund, { key });
  invalidate("/api/payments", "/api/credits", "/api/invoices");
}
