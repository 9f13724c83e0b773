import type { DemoArticle } from './article.ts';

/** The English half of the knowledge base. */
export const ARTICLES_EN: DemoArticle[] = [
	{
		topic: 'Orders and delivery',
		title: 'When will my order arrive?',
		answer: 'Orders leave the workshop within two working days and take two to four days in Spain, four to seven in the rest of Europe.',
		steps: [
			'Open the mail "Your order is on its way".',
			'Follow the tracking link in it.',
			'Nothing moves for three working days? Write to us with your order number.',
		],
		sections: [
			{
				heading: 'Where to see the tracking',
				text: 'The mail "Your order is on its way" has a link to the courier. The courier knows the parcel from the evening of the day on which it left.',
			},
			{
				heading: 'What the states mean',
				inner: true,
				text: '"Announced" means that the label is printed. "In transit" means that the courier has it. "Out for delivery" means today.',
			},
			{
				heading: 'What can hold a parcel up',
				text: 'Before Christmas and in the first week of January everything takes two days more. Ceramics that are made to order leave when they have cooled: the product page says how long that takes.',
			},
			{
				heading: 'Customs',
				inner: true,
				text: 'Outside the European Union customs may keep a parcel for a week. You pay the import tax to the courier, not to us.',
			},
			{
				heading: 'When it is late',
				text: 'Nothing has moved for three working days? Write to us with your order number: we ask the courier, and you do not have to.',
			},
		],
	},
	{
		topic: 'Orders and delivery',
		title: 'Change the delivery address',
		answer: 'You can change the address until the parcel has left the workshop, which is usually the next working day.',
		steps: [ 'Reply to the confirmation of your order.', 'Write the whole new address.', 'We confirm the change the same day.' ],
	},
	{
		topic: 'Orders and delivery',
		title: 'Where we ship and what it costs',
		answer: 'We ship to all of Europe, the United Kingdom, Japan, Mexico and the United States. Delivery in Spain is free from 60 €.',
		steps: [ 'Spain: 4.90 €', 'Europe: from 9.80 €', 'Outside Europe: shown at checkout, always insured' ],
	},
	{
		topic: 'Orders and delivery',
		title: 'Have a parcel delivered to a locker',
		answer: 'In Spain, Portugal and France you can choose a locker or parcel shop instead of your door.',
		steps: [
			'Choose "Pick-up point" at checkout.',
			'Pick a locker on the map.',
			'You get a code by text message when the parcel is there.',
		],
	},
	{
		topic: 'Orders and delivery',
		title: 'Something arrived broken or is missing',
		answer: 'We send a replacement at once. You do not have to send broken pieces back.',
		steps: [
			'Take a picture of the piece and of the box.',
			'Send it to us with your order number within 14 days.',
			'The replacement leaves the next working day.',
		],
	},
	{
		topic: 'Returns and repairs',
		title: 'Return something',
		answer: 'You have 30 days to return what you have not used, in its box.',
		steps: [
			'Write to us with your order number.',
			'We send you a label.',
			'Bring the parcel to any parcel shop.',
			'The money is back two days after it arrives here.',
		],
		sections: [
			{
				heading: 'What can be returned',
				text: 'Everything that is unused and in its box. Pieces made to order and opened candles stay with you, unless they are broken.',
			},
			{
				heading: 'How to pack it',
				text: 'Use the box in which it came. Wrap each piece on its own: ceramics that touch each other break.',
			},
			{
				heading: 'What it costs',
				text: 'In Spain and Portugal the return is free. From other countries you pay the parcel, and we pay for what was our mistake.',
			},
		],
	},
	{
		topic: 'Returns and repairs',
		title: 'When you get your money back',
		answer: 'Refunds go out two working days after your parcel has arrived and reach your account within five more.',
		steps: [ 'Card payments: three to five working days', 'Bank transfer: one to two working days', 'Voucher: at once' ],
	},
	{
		topic: 'Repairs and spare parts',
		title: 'A lamp flickers or does not dim',
		answer: 'Most flickering comes from a bulb that cannot be dimmed; lamps made before October 2026 may also have an old dimmer, which we replace for free.',
		steps: [
			'Try the bulb in another lamp.',
			'Look at the label under the base: grey is the new dimmer, white the old one.',
			'White? Write to us and we send the new part with instructions.',
		],
		sections: [
			{ heading: 'Find out which part it is', text: 'Put the bulb into another lamp. When it flickers there too, it is the bulb.' },
			{
				heading: 'Dimmers',
				text: 'LED bulbs want a dimmer that is made for them. Older dimmers need at least 40 watts, which no LED bulb takes.',
			},
			{ heading: 'When to stop', text: 'A lamp that smells, hums or gets hot belongs unplugged. Write to us and do not use it.' },
		],
	},
	{
		topic: 'Repairs and spare parts',
		title: 'Spare parts',
		answer: 'Shades, cables, dimmers and candle jars can be had on their own.',
		steps: [
			'Find the name of the model under its base.',
			'Write to us with the name and the part.',
			'Small parts travel in an envelope, free of charge.',
		],
	},
	{
		topic: 'Care',
		title: 'Dishwasher, oven and microwave',
		answer: 'All our glazed tableware can go into the dishwasher up to 65 °C and the oven up to 220 °C. Pieces with gold rims cannot go into the microwave.',
		steps: [ 'Let pieces cool down before washing them.', 'Never put a cold plate into a hot oven.', 'Wash gold rims by hand.' ],
	},
	{
		topic: 'Care',
		title: 'Burn a candle well',
		answer: 'Let the first burn last until the wax is liquid up to the rim; otherwise the candle remembers a smaller circle.',
		steps: [ 'Trim the wick to 5 mm before each use.', 'Burn no longer than four hours.', 'Stop when 1 cm of wax is left.' ],
	},
	{
		topic: 'Care',
		title: 'Clean brass lamps',
		answer: 'Our brass is not lacquered: it darkens with time, and a soft cloth with lemon and baking soda brings the shine back.',
		steps: [ 'Unplug the lamp.', 'Mix lemon juice and baking soda to a paste.', 'Rub gently, rinse with a damp cloth, dry.' ],
	},
	{
		topic: 'Payment and invoices',
		title: 'Ways to pay',
		answer: 'We take cards, bank transfer and Bizum. Nothing is charged before your order is confirmed.',
		steps: [
			'Card: Visa, Mastercard, American Express',
			'Bizum: Spanish accounts only',
			'Bank transfer: the order waits five days for the money',
		],
	},
	{
		topic: 'Payment and invoices',
		title: 'Get an invoice for your company',
		answer: 'Tell us the company name, address and VAT number and we send a new invoice within a working day.',
		steps: [ 'Reply to the mail with the invoice.', 'Write the data as they should appear.', 'The new invoice replaces the old one.' ],
	},
	{
		topic: 'Payment and invoices',
		title: 'Vouchers and discount codes',
		answer: 'Type the code at checkout. One code an order; vouchers can be used in parts.',
		steps: [
			'Capital letters and dashes count.',
			'A voucher keeps what is left for the next time.',
			'A code that "is not valid" may have been for another shop region: write to us.',
		],
	},
];
