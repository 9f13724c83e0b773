/** The demo's shop: Taller Norte makes tableware, candles and lamps by hand and sells in English and Spanish. */
export const SHOP = 'Taller Norte';
export const DOMAIN = 'tallernorte.example';

export const MAILBOXES = {
	hello: { name: 'Hello', address: `hello@${ DOMAIN }`, signature: '<p>Taller Norte · handmade in Asturias<br>Mon–Fri 9–18 h</p>' },
	orders: { name: 'Orders', address: `orders@${ DOMAIN }`, signature: '<p>Taller Norte · Orders and deliveries</p>' },
	ayuda: { name: 'Ayuda', address: `ayuda@${ DOMAIN }`, signature: '<p>Taller Norte · hecho a mano en Asturias<br>L–V 9–18 h</p>' },
} as const;
export type MailboxKey = keyof typeof MAILBOXES;

/** The team; every one logs in with the password "password". */
export const TEAM = [
	{ login: 'marta', name: 'Marta Ruiz', role: 'mesa_manager' },
	{ login: 'ben', name: 'Ben Howell', role: 'mesa_agent' },
	{ login: 'ines', name: 'Inés Prado', role: 'mesa_agent' },
	{ login: 'oskar', name: 'Oskar Lind', role: 'mesa_light_agent' },
	{ login: 'priya', name: 'Priya Nair', role: 'mesa_knowledge_manager' },
] as const;
export type Agent = ( typeof TEAM )[ number ][ 'login' ];
