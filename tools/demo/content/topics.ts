/** The demo's topics in their order, each before those below it. */
export interface DemoTopic {
	name: string;
	parent?: string;
	description?: string;
	/** One of php/Knowledge/TopicIcons.php. */
	icon?: string;
}

export const TOPICS: DemoTopic[] = [
	{ name: 'Orders and delivery', icon: 'box', description: 'Where your parcel is, and how to change an order.' },
	{ name: 'Returns and repairs', icon: 'return', description: 'Send something back, have it mended, or get your money back.' },
	{ name: 'Repairs and spare parts', parent: 'Returns and repairs', icon: 'tool', description: 'Most of what we make can be mended.' },
	{ name: 'Payment and invoices', icon: 'card', description: 'Ways to pay, vouchers and papers for your company.' },
	{ name: 'Care', icon: 'heart', description: 'So that things last.' },
	{ name: 'Ayuda en español', icon: 'chat', description: 'Las mismas respuestas, en español.' },
	{ name: 'Pedidos y envíos', parent: 'Ayuda en español', icon: 'box' },
	{ name: 'Devoluciones', parent: 'Ayuda en español', icon: 'return' },
	{ name: 'Pagos y facturas', parent: 'Ayuda en español', icon: 'card' },
	{ name: 'Productos', parent: 'Ayuda en español', icon: 'heart' },
];
