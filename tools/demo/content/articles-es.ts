import type { DemoArticle } from './article.ts';

/** La mitad en español. */
export const ARTICLES_ES: DemoArticle[] = [
	{
		topic: 'Pedidos y envíos',
		title: '¿Cuándo llega mi pedido?',
		answer: 'Los pedidos salen del taller en dos días laborables y tardan de dos a cuatro días en la península.',
		steps: [
			'Abre el correo «Tu pedido está en camino».',
			'Pulsa el enlace de seguimiento.',
			'¿Tres días sin moverse? Escríbenos con el número de pedido.',
		],
	},
	{
		topic: 'Pedidos y envíos',
		title: 'Envíos a Canarias, Baleares y América',
		answer: 'Enviamos a las islas y a México, Chile, Argentina y Estados Unidos, siempre con seguro.',
		steps: [ 'Baleares: tres a cinco días', 'Canarias: cinco a ocho días, sin IVA', 'América: diez a quince días' ],
	},
	{
		topic: 'Pedidos y envíos',
		title: 'Añadir algo a un pedido ya hecho',
		answer: 'Mientras el paquete no haya salido se puede añadir lo que quieras.',
		steps: [ 'Responde al correo de confirmación.', 'Di qué quieres añadir.', 'Te mandamos un enlace para pagar la diferencia.' ],
	},
	{
		topic: 'Pedidos y envíos',
		title: 'Ha llegado algo roto o falta una pieza',
		answer: 'Enviamos otra pieza enseguida y no hace falta que devuelvas la rota.',
		steps: [
			'Haz una foto de la pieza y de la caja.',
			'Mándala con el número de pedido en los primeros 14 días.',
			'La pieza nueva sale al día siguiente.',
		],
	},
	{
		topic: 'Devoluciones',
		title: 'Cómo devolver una compra',
		answer: 'Tienes 30 días para devolver lo que no hayas usado, en su caja.',
		steps: [ 'Escríbenos con el número de pedido.', 'Te mandamos una etiqueta.', 'Lleva el paquete a cualquier punto de recogida.' ],
	},
	{
		topic: 'Devoluciones',
		title: '¿Cuándo recibo el reembolso?',
		answer: 'Dos días laborables después de que el paquete llegue al taller; el banco puede tardar cinco más.',
		steps: [ 'Tarjeta: de tres a cinco días', 'Transferencia: de uno a dos días', 'Vale: al momento' ],
	},
	{
		topic: 'Productos',
		title: 'Montar la lámpara de pie',
		answer: 'Se monta en diez minutos con la llave que viene en la caja. Los dos tornillos que sobran son de repuesto.',
		steps: [
			'Enrosca los tres tubos de abajo arriba.',
			'Pasa el cable por la base.',
			'Aprieta el tornillo del pie con la llave.',
			'Coloca la pantalla y la bombilla.',
		],
		sections: [
			{
				heading: 'Antes de empezar',
				text: 'Necesitas una superficie blanda y unos veinte minutos. Las herramientas vienen en la caja.',
			},
			{ heading: 'Si la pantalla queda torcida', text: 'Afloja el anillo, gira la pantalla y vuelve a apretarlo con la mano.' },
			{ heading: 'Qué bombilla lleva', text: 'Una E27 de hasta 10 W LED. La bombilla no viene incluida.' },
		],
	},
	{
		topic: 'Productos',
		title: 'Vajillas a medida',
		answer: 'Hacemos vajillas con tu dibujo a partir de 24 piezas por forma, en unas ocho semanas.',
		steps: [ 'Mándanos el dibujo en PDF o SVG.', 'Te enviamos una prueba.', 'Con tu visto bueno empieza el horno.' ],
	},
	{
		topic: 'Productos',
		title: 'Lavavajillas, horno y microondas',
		answer: 'La vajilla esmaltada puede ir al lavavajillas hasta 65 °C y al horno hasta 220 °C. Los bordes de oro, no al microondas.',
		steps: [ 'Deja que se enfríe antes de lavarla.', 'No metas un plato frío en el horno caliente.', 'Lava a mano los bordes de oro.' ],
	},
	{
		topic: 'Pagos y facturas',
		title: 'Pedir una factura de empresa',
		answer: 'Dinos el nombre, la dirección y el CIF, y te mandamos la factura en un día laborable.',
		steps: [
			'Responde al correo de la factura.',
			'Escribe los datos tal como deben aparecer.',
			'La factura nueva sustituye a la anterior.',
		],
	},
];
