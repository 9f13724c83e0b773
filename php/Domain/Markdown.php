<?php
/**
 * Markdown as HTML.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Blocks of Markdown: headings, paragraphs, lists, quotes, code, tables, lines. What stands in lines is MarkdownLine's. The
 * result still has to be sanitised: Markdown may hold any HTML.
 *
 * @see https://spec.commonmark.org/ and https://github.github.com/gfm/ for tables
 */
final class Markdown {
	/** Lists and quotes inside each other; more is an attack. */
	private const DEEP = 12;
	/** What ends a paragraph without a blank line. */
	private const BEGINS = ' {0,3}(?:#{1,6}[ \t]|>|`{3,}|~{3,}|[*+-] |1[.)] )';
	private const ITEM = '/^( {0,3})([*+-]|\d{1,9}[.)])(?: +|\t|$)(.*)$/';

	/**
	 * The HTML.
	 *
	 * @param string $text UTF-8, lines ending in "\n".
	 */
	public static function html( string $text ): string {
		list( $lines, $links ) = self::definitions( explode( "\n", str_replace( "\t", '    ', $text ) ) );
		return self::blocks( $lines, new MarkdownLine( $links ), 0 );
	}

	/**
	 * Takes out where links by name lead. Such a line stands by itself: neither between the fences of code nor in the middle of
	 * a paragraph, where it means what it says.
	 *
	 * @param list<string> $lines Lines.
	 * @return array{0: list<string>, 1: array<string, string>} The other lines, and addresses by name in small letters.
	 */
	private static function definitions( array $lines ): array {
		$links = array();
		$fence = '';
		$free  = true;
		foreach ( $lines as $at => $line ) {
			if ( preg_match( '/^\s*(`{3,}|~{3,})\s*([^`]*)$/', $line, $found ) ) {
				if ( '' === $fence ) {
					$fence = $found[1];
				} elseif ( '' === $found[2] && str_starts_with( $found[1], $fence ) ) {
					$fence = '';
				}
				$free = true;
			} elseif ( '' === $fence && $free && preg_match( '/^ {0,3}\[([^\]]+)\]: *<?([^\s>]+)>?(?: +["\'(].*["\')])? *$/', $line, $found ) ) {
				$links[ mb_strtolower( trim( $found[1] ) ) ] = $found[2];
				$lines[ $at ]                                = '';
			} else {
				$free = '' === trim( $line ) || 1 === preg_match( '/^ {0,3}#{1,6} /', $line );
			}
		}
		return array( $lines, $links );
	}

	/**
	 * Some lines.
	 *
	 * @param list<string> $lines Lines.
	 * @param MarkdownLine $line  Makes what stands in them.
	 * @param int          $depth Of lists and quotes.
	 */
	private static function blocks( array $lines, MarkdownLine $line, int $depth ): string {
		$html = '';
		$end  = count( $lines );
		for ( $at = 0; $at < $end; ) {
			$now = $lines[ $at ];
			if ( '' === trim( $now ) ) {
				++$at;
			} elseif ( preg_match( '/^ {0,3}(`{3,}|~{3,})\s*([^`]*)$/', $now, $found ) ) {
				list( $code, $at ) = self::fenced( $lines, $at, $found[1] );
				$html             .= '<pre><code>' . htmlspecialchars( $code, ENT_NOQUOTES ) . "</code></pre>\n";
			} elseif ( preg_match( '/^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#*)?[ \t]*$/', $now, $found ) ) {
				$level = strlen( $found[1] );
				$html .= "<h$level>" . $line->html( $found[2] ?? '' ) . "</h$level>\n";
				++$at;
			} elseif ( preg_match( '/^ {0,3}(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})$/', $now ) ) {
				$html .= "<hr>\n";
				++$at;
			} elseif ( preg_match( '/^ {0,3}>/', $now ) && $depth < self::DEEP ) {
				$inner = array();
				while ( $at < $end && ( preg_match( '/^ {0,3}>[ ]?(.*)$/', $lines[ $at ], $found ) || ( '' !== trim( (string) end( $inner ) ) && preg_match( '/^(?!' . self::BEGINS . ')(\S.*)$/', $lines[ $at ], $found ) ) ) ) {
					$inner[] = $found[1];
					++$at;
				}
				$html .= '<blockquote>' . self::blocks( $inner, $line, $depth + 1 ) . "</blockquote>\n";
			} elseif ( preg_match( self::ITEM, $now ) && $depth < self::DEEP ) {
				list( $list, $at ) = self::listing( $lines, $at, $line, $depth );
				$html             .= $list;
			} elseif ( str_starts_with( $now, '    ' ) ) {
				$code = array();
				while ( $at < $end && ( str_starts_with( $lines[ $at ], '    ' ) || '' === trim( $lines[ $at ] ) ) ) {
					$code[] = substr( $lines[ $at++ ], 4 );
				}
				$html .= '<pre><code>' . htmlspecialchars( rtrim( implode( "\n", $code ) ), ENT_NOQUOTES ) . "</code></pre>\n";
			} elseif ( str_contains( $now, '|' ) && preg_match( '/^ {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$/', $lines[ $at + 1 ] ?? '' ) && str_contains( $lines[ $at + 1 ], '-' ) ) {
				list( $table, $at ) = self::table( $lines, $at, $line );
				$html              .= $table;
			} elseif ( preg_match( '#^ {0,3}</?(?:address|article|aside|details|div|dl|dd|dt|fieldset|figure|figcaption|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|!--)\b#i', $now ) || preg_match( '/^ {0,3}<!--/', $now ) ) {
				while ( $at < $end && '' !== trim( $lines[ $at ] ) ) {
					$html .= $lines[ $at++ ] . "\n";
				}
			} else {
				list( $paragraph, $at ) = self::paragraph( $lines, $at, $line );
				$html                  .= $paragraph;
			}
		}
		return $html;
	}

	/**
	 * Code between fences.
	 *
	 * @param list<string> $lines Lines.
	 * @param int          $at    The opening fence.
	 * @param string       $fence Its characters.
	 * @return array{0: string, 1: int} The code, and the line behind it.
	 */
	private static function fenced( array $lines, int $at, string $fence ): array {
		$code  = array();
		$close = '/^ {0,3}' . preg_quote( $fence[0], '/' ) . '{' . strlen( $fence ) . ',}\s*$/';
		for ( ++$at; $at < count( $lines ) && ! preg_match( $close, $lines[ $at ] ); $at++ ) {
			$code[] = $lines[ $at ];
		}
		return array( implode( "\n", $code ), $at + 1 );
	}

	/**
	 * A paragraph, or a heading that is underlined.
	 *
	 * @param list<string> $lines Lines.
	 * @param int          $at    Its first.
	 * @param MarkdownLine $line  Makes what stands in them.
	 * @return array{0: string, 1: int}
	 */
	private static function paragraph( array $lines, int $at, MarkdownLine $line ): array {
		$words = array( ltrim( $lines[ $at++ ] ) );
		while ( $at < count( $lines ) && '' !== trim( $lines[ $at ] ) ) {
			if ( preg_match( '/^ {0,3}(=+|-+)[ ]*$/', $lines[ $at ], $found ) ) {
				$level = '=' === $found[1][0] ? 1 : 2;
				return array( "<h$level>" . $line->html( implode( ' ', $words ) ) . "</h$level>\n", $at + 1 );
			}
			if ( preg_match( '/^' . self::BEGINS . '/', $lines[ $at ] ) ) {
				break;
			}
			$words[] = ltrim( $lines[ $at++ ] );
		}
		return array( '<p>' . $line->html( rtrim( implode( "\n", $words ) ) ) . "</p>\n", $at );
	}

	/**
	 * A list.
	 *
	 * @param list<string> $lines Lines.
	 * @param int          $at    Its first.
	 * @param MarkdownLine $line  Makes what stands in them.
	 * @param int          $depth Of lists and quotes.
	 * @return array{0: string, 1: int}
	 */
	private static function listing( array $lines, int $at, MarkdownLine $line, int $depth ): array {
		preg_match( self::ITEM, $lines[ $at ], $first );
		$ordered = ctype_digit( $first[2][0] );
		$mark    = substr( $first[2], -1 );
		$items   = '';
		$end     = count( $lines );
		while ( $at < $end && preg_match( self::ITEM, $lines[ $at ], $found ) && substr( $found[2], -1 ) === $mark && ctype_digit( $found[2][0] ) === $ordered ) {
			$indent = strlen( $found[1] ) + strlen( $found[2] ) + 1;
			$inner  = array( $found[3] );
			$loose  = false;
			for ( ++$at; $at < $end; $at++ ) {
				$next = $lines[ $at ];
				if ( '' === trim( $next ) ) {
					// A blank line ends the entry unless what follows is indented like it.
					if ( ! preg_match( '/^ {2,}\S/', $lines[ $at + 1 ] ?? '' ) ) {
						break;
					}
					$inner[] = '';
					$loose   = true;
				} elseif ( preg_match( '/^( +)/', $next, $spaces ) && strlen( $spaces[1] ) >= min( $indent, 2 ) ) {
					$inner[] = substr( $next, min( $indent, strlen( $spaces[1] ) ) );
				} elseif ( preg_match( self::ITEM, $next ) || $loose || preg_match( '/^ {0,3}(?:#{1,6} |>|`{3,})/', $next ) ) {
					break;
				} else {
					$inner[] = $next;
				}
			}
			$html   = self::blocks( $inner, $line, $depth + 1 );
			$html   = preg_match( '#^<p>((?:(?!</?p>).)*)</p>\n((?:<(?:ul|ol)>.*)?)$#s', $html, $only ) ? $only[1] . $only[2] : $html;
			$items .= '<li>' . trim( (string) preg_replace( array( '/^\[ \] /', '/^\[[xX]\] /' ), array( '☐ ', '☑ ' ), $html ) ) . "</li>\n";
			// Blank lines between entries.
			while ( $at < $end && '' === trim( $lines[ $at ] ) && preg_match( self::ITEM, $lines[ $at + 1 ] ?? '' ) ) {
				++$at;
			}
		}
		$name = $ordered ? 'ol' : 'ul';
		return array( "<$name>\n$items</$name>\n", $at );
	}

	/**
	 * A table.
	 *
	 * @param list<string> $lines Lines.
	 * @param int          $at    Its head.
	 * @param MarkdownLine $line  Makes what stands in cells.
	 * @return array{0: string, 1: int}
	 */
	private static function table( array $lines, int $at, MarkdownLine $line ): array {
		$cells = static fn( string $row ): array => array_map( 'trim', preg_split( '/(?<!\\\\)\|/', (string) preg_replace( '/^\||(?<!\\\\)\|$/', '', trim( $row ) ) ) ?: array() );
		$row   = static fn( array $texts, string $name ): string => '<tr>' . implode( '', array_map( static fn( string $text ): string => "<$name>" . $line->html( str_replace( '\|', '|', $text ) ) . "</$name>", $texts ) ) . '</tr>';
		$html  = '<table><thead>' . $row( $cells( $lines[ $at ] ), 'th' ) . '</thead><tbody>';
		for ( $at += 2; $at < count( $lines ) && str_contains( $lines[ $at ], '|' ); $at++ ) {
			$html .= $row( $cells( $lines[ $at ] ), 'td' );
		}
		return array( "$html</tbody></table>\n", $at );
	}
}
