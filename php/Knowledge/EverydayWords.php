<?php
/**
 * Words that people put for one another.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Words that mean about the same when a shop or a service is asked for help. Not a thesaurus: those find more that is
 * wrong than right. Browsers get them with the list that they search; src/core/articles/everyday-words.ts looks into them
 * as groups() does.
 */
final class EverydayWords {
	/** Groups in their first forms; "_" joins the words of a phrase. */
	private const WORDS = array(
		'en' => 'delete remove erase discard|close deactivate delete|cancel end stop terminate|stop prevent avoid block|change edit modify update switch|email mail e_mail|wifi wireless wi_fi|phone mobile smartphone cellphone|login log_in sign_in|logout log_out sign_out|register sign_up create_account|refund money_back reimburse|return send_back give_back|price cost fee charge|coupon voucher discount promotion|buy purchase order|pay checkout|invoice receipt bill|card credit_card|ship deliver dispatch|arrive deliver|parcel package|damage break broken faulty defective|repair fix|error fail problem issue trouble|crash freeze hang|fast quick speed|picture photo image|computer pc laptop desktop|app application program software|screen display monitor|disable turn_off switch_off|enable turn_on switch_on activate|password passcode passphrase|lose miss disappear|configure set_up install setup|2fa two_factor two_step second_factor|invite add|create make new|folder directory|file document|company business organization|colleague coworker teammate member|user person|download save export|upload import|move transfer migrate|sound audio volume|film movie video|reset restore recover|language translate|guarantee warranty|plan subscription|website site page|hide hidden|share send|backup back_up copy|choose select pick|look appearance theme|notify alert reminder|start launch open run|connect pair link join|disconnect unlink|renew extend|admin administrator owner|permission access role|secure safe private|contact support reach|guest visitor|sleep suspend',
		'es' => 'borrar eliminar quitar suprimir|cambiar modificar editar actualizar|cancelar anular|cancelar dar_de_baja|correo email mail e_mail|movil telefono celular smartphone|ordenador equipo computadora pc portatil|contrasena clave password|entrar acceder iniciar_sesion|salir cerrar_sesion|registrar crear_una_cuenta|reembolso devolver|precio costar tarifa importe|comprar pedir|pedido compra orden|pagar cobrar|envio entregar repartir|paquete pedido|llegar entregar recibir|roto danado defectuoso averiado|reparar arreglar|factura recibo ticket|foto imagen|aplicacion programa app|pantalla monitor|desactivar apagar deshabilitar|activar encender habilitar|cupon vale descuento|configurar instalar ajustar|documento archivo fichero|carpeta directorio|error problema fallo|empresa negocio|usuario persona|descargar bajar exportar guardar|importar subir|sonido audio ruido|recuperar restablecer restaurar|perder desaparecer|idioma lengua|suscripcion plan|pagina web sitio|wifi inalambrico|ocultar esconder|copia_de_seguridad copia_de_respaldo backup|elegir seleccionar escoger|invitar anadir|crear nuevo|compartir enviar|mover trasladar pasar|conectar enlazar vincular|desconectar extraer|lento despacio|rapido velocidad|permiso acceso|seguro privado|contactar hablar|administrador propietario|garantia reparar|habitacion cuarto|reservar reserva|abrir iniciar|escribir teclear|bloquear impedir|auriculares cascos',
	);
	/** Letters that a word and its stem surely share. */
	private const ALIKE = 3;

	/**
	 * All, for the list that browsers search.
	 *
	 * @return array<string, string> Language => groups.
	 */
	public static function all(): array {
		return self::WORDS;
	}

	/**
	 * The groups that a question's words may belong to.
	 *
	 * @param list<string> $words    Of the question, folded.
	 * @param string       $language The question's.
	 * @return list<list<string>>
	 */
	public static function groups( array $words, string $language ): array {
		$beginnings = array();
		foreach ( isset( self::WORDS[ $language ] ) ? $words : array() as $word ) {
			$beginning = substr( (string) preg_replace( '/^..:/', '', Words::stem( $word, $language ) ), 0, self::ALIKE );
			if ( preg_match( '/^[a-z0-9]{2,}$/', $beginning ) ) {
				$beginnings[] = $beginning;
			}
		}
		if ( ! $beginnings ) {
			return array();
		}
		preg_match_all( '/(?:^|\|)((?:[^|]* )?(?:' . implode( '|', $beginnings ) . ')[^|]*)/', self::WORDS[ $language ], $found );
		return array_map( static fn( string $group ): array => explode( ' ', $group ), $found[1] );
	}
}
