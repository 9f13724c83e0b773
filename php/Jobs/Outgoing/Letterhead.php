<?php
/**
 * Mail in the site's look.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

use Mesa\Data\Mail\MailLookStore;

defined( 'ABSPATH' ) || exit;

/**
 * A page that mail programs show alike: tables, since Outlook lays out with Word; inline styles, since Gmail drops what
 * it does not know; a style block for dark screens, which programs that do not understand it skip.
 *
 * @see https://www.caniemail.com/
 * @phpstan-import-type Look from MailLookStore
 */
final class Letterhead {
	private const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
	/** Pixels; what is larger is shown smaller. */
	private const LOGO_HEIGHT = 48;

	/**
	 * The page.
	 *
	 * @param string $body   What it says, clean HTML.
	 * @param Look   $look   The look.
	 * @param string $logo   The logo's address; empty for none.
	 * @param string $footer Plain text; may be empty.
	 */
	public static function page( string $body, array $look, string $logo, string $footer ): string {
		$width = (int) $look['width'];
		$color = self::color( (string) $look['color'] );
		$dir   = is_rtl() ? 'rtl' : 'ltr';
		$lang  = esc_attr( str_replace( '_', '-', get_locale() ) );
		return '<!DOCTYPE html><html lang="' . $lang . '" dir="' . $dir . '"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
			. '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><style>' . self::style( $color ) . '</style></head>'
			. '<body class="m-page" style="margin:0;padding:0;background:#f0f0f1">'
			. '<table role="presentation" class="m-page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f0f0f1"><tr><td align="center" style="padding:24px 12px">'
			. "<!--[if mso]><table role=\"presentation\" width=\"$width\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td><![endif]-->"
			. '<table role="presentation" class="m-card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:' . $width . 'px;background:#ffffff;border-top:4px solid ' . $color . '">'
			. self::head( $look, $logo )
			. '<tr><td class="m-text" dir="auto" style="padding:24px 28px 28px;font-family:' . self::FONT . ';font-size:15px;line-height:1.6;color:#1e1e1e">' . self::colored_links( $body, $color ) . '</td></tr>'
			. '</table>'
			. self::foot( $footer, $width )
			. '<!--[if mso]></td></tr></table><![endif]-->'
			. '</td></tr></table></body></html>';
	}

	/**
	 * Logo and name.
	 *
	 * @param Look   $look The look.
	 * @param string $logo Address.
	 */
	private static function head( array $look, string $logo ): string {
		$name = '' === $look['name'] ? wp_specialchars_decode( (string) get_option( 'blogname' ), ENT_QUOTES ) : $look['name'];
		if ( '' === $logo && '' === trim( $name ) ) {
			return '';
		}
		// With a logo its alternative text says the name, where pictures are blocked as well.
		$content = '' === $logo
			? esc_html( $name )
			: '<img src="' . esc_url( $logo ) . '" alt="' . esc_attr( $name ) . '" height="' . self::LOGO_HEIGHT . '" style="display:block;height:' . self::LOGO_HEIGHT . 'px;width:auto;max-width:100%;border:0">';
		return '<tr><td class="m-head" dir="auto" style="padding:20px 28px;border-bottom:1px solid #e0e0e0;font-family:' . self::FONT . ';font-size:18px;line-height:1.3;font-weight:600;color:#1e1e1e">' . $content . '</td></tr>';
	}

	/**
	 * The footer.
	 *
	 * @param string $footer Plain text.
	 * @param int    $width  Pixels.
	 */
	private static function foot( string $footer, int $width ): string {
		return '' === $footer ? '' : '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:' . $width . 'px"><tr><td class="m-foot" dir="auto" align="center" style="padding:16px 28px;font-family:' . self::FONT . ';font-size:12px;line-height:1.5;color:#50575e">' . nl2br( make_clickable( esc_html( $footer ) ) ) . '</td></tr></table>';
	}

	/**
	 * Links in the look's colour, where they have no style of their own.
	 *
	 * @param string $html  Clean HTML.
	 * @param string $color The colour.
	 */
	private static function colored_links( string $html, string $color ): string {
		return (string) preg_replace( '/<a\b(?![^>]*\bstyle\s*=)(?=[^>]*\bhref\s*=)/i', '<a style="color:' . $color . '"', $html );
	}

	/**
	 * For dark screens.
	 *
	 * @param string $color The look's colour.
	 */
	private static function style( string $color ): string {
		return ':root{color-scheme:light dark}.m-text img{max-width:100%;height:auto}'
			. '@media (prefers-color-scheme:dark){.m-page{background:#1e1e1e!important}.m-card{background:#2c2c2c!important}'
			. '.m-text,.m-head,.m-text div,.m-text p,.m-text li,.m-text td,.m-text blockquote{color:#f0f0f0!important}.m-head{border-color:#4a4a4a!important}.m-foot{color:#c3c4c7!important}'
			. '.m-text a{color:' . self::lighter( $color ) . '!important}}';
	}

	/**
	 * A colour that can be read on dark: mixed with white, the more the darker it is.
	 *
	 * @param string $color Such as "#3858e9".
	 */
	private static function lighter( string $color ): string {
		$parts = array_map( 'hexdec', str_split( substr( $color, 1 ), 2 ) );
		$light = ( 0.299 * $parts[0] + 0.587 * $parts[1] + 0.114 * $parts[2] ) / 255;
		$mix   = max( 0.0, 0.75 - $light );
		return sprintf( '#%02x%02x%02x', ...array_map( static fn( $part ): int => (int) round( $part + ( 255 - $part ) * $mix ), $parts ) );
	}

	/**
	 * A colour that is one.
	 *
	 * @param string $color As stored.
	 */
	private static function color( string $color ): string {
		return preg_match( '/^#[0-9a-f]{6}$/', $color ) ? $color : '#3858e9';
	}
}
