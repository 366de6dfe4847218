const names: Record<string, string> = { razorpay: "Razorpay", cashfree: "Cashfree", stripe: "Stripe" };

export const gatewayName = (id: string) => names[id] ?? id;
