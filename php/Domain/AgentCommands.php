<?php
/**
 * What an agent's mail asks for besides its words.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Commands are the first lines of an answer, each beginning with "#" and a letter: "#close", "#snooze tomorrow 9:00".
 * The first line that is none ends them. One that is not understood spoils all of them: nothing is half-done.
 */
final class AgentCommands {
	/** Every word for each command, folded. */
	private const WORDS = array(
		'close'    => array( 'close', 'closed', 'solve', 'solved', 'cerrar', 'cierra', 'cerrado', 'resuelto', 'resolver' ),
		'pending'  => array( 'pending', 'waiting', 'wait', 'pendiente', 'esperar', 'espera' ),
		'open'     => array( 'open', 'reopen', 'abrir', 'reabrir', 'abierto' ),
		'snooze'   => array( 'snooze', 'posponer', 'pospon', 'aplazar' ),
		'assign'   => array( 'assign', 'asignar', 'asigna' ),
		'tag'      => array( 'tag', 'tags', 'etiqueta', 'etiquetas', 'etiquetar' ),
		'untag'    => array( 'untag', 'desetiquetar' ),
		'priority' => array( 'priority', 'prioridad' ),
		'note'     => array( 'note', 'nota' ),
	);

	private const PRIORITIES = array(
		'low'    => array( 'low', 'baja' ),
		'normal' => array( 'normal', 'medium', 'media' ),
		'high'   => array( 'high', 'alta' ),
		'urgent' => array( 'urgent', 'urgente' ),
	);

	/**
	 * Made by read().
	 *
	 * @param list<string>         $lines  The lines that were commands, as they were written.
	 * @param string               $rest   The words below them.
	 * @param array<string, mixed> $patch  status, snoozed_until, priority, add_tags, remove_tags, as in the contract's "ticket-patch".
	 * @param string|null          $assign "me", "nobody", or a person's name, login or address; null: nobody was named.
	 * @param bool                 $note   Whether the words are for the team only.
	 * @param string|null          $wrong  What was not understood, in the reader's words; null: all was.
	 */
	private function __construct(
		public readonly array $lines,
		public readonly string $rest,
		public readonly array $patch = array(),
		public readonly ?string $assign = null,
		public readonly bool $note = false,
		public readonly ?string $wrong = null
	) {}

	/**
	 * The commands of a text.
	 *
	 * @param string        $text The agent's own words.
	 * @param int           $now  Unix time.
	 * @param \DateTimeZone $zone For "tomorrow 9:00".
	 * @return self|null Null when it begins with none: an ordinary answer.
	 */
	public static function read( string $text, int $now, \DateTimeZone $zone ): ?self {
		$lines = preg_split( '/\R/u', trim( $text, " \t\r\n\u{A0}\u{200B}\u{FEFF}" ) ) ?: array();
		$taken = array();
		while ( $lines && preg_match( '/^[\s\x{A0}]*(?:#[\p{L}]|$)/u', $lines[0] ) ) {
			$taken[] = trim( (string) array_shift( $lines ), " \t\u{A0}" );
		}
		$taken = array_values( array_filter( $taken, static fn( string $line ): bool => '' !== $line ) );
		if ( ! $taken ) {
			return null;
		}
		$found = array( 'patch' => array(), 'assign' => null, 'note' => false, 'words' => array() );
		foreach ( $taken as $line ) {
			foreach ( self::split( $line ) as $command ) {
				$wrong = self::take( $command, $found, $now, $zone );
				if ( null !== $wrong ) {
					return new self( $taken, '', wrong: $wrong );
				}
			}
		}
		$rest = trim( implode( "\n", array( ...$found['words'], ...$lines ) ) );
		if ( $found['note'] && '' === $rest ) {
			return new self( $taken, '', wrong: __( 'There are no words for the note.', 'mesa-help-desk' ) );
		}
		return new self( $taken, $rest, $found['patch'], $found['assign'], $found['note'] );
	}

	/**
	 * What there is, for people.
	 */
	public static function help(): string {
		/* translators: A list of commands that an agent can write in a mail; translate those that have translations: cerrar, pendiente, abrir, posponer mañana 9:00, asignar yo, etiqueta, prioridad alta, nota. */
		return __( '#close · #pending · #open · #snooze tomorrow 9:00 · #assign me · #tag refund · #priority high · #note for the team only', 'mesa-help-desk' );
	}

	/**
	 * The commands of a line; "#note" takes the rest of it, whatever is in it.
	 *
	 * @param string $line The line.
	 * @return list<string>
	 */
	private static function split( string $line ): array {
		$commands = array();
		foreach ( preg_split( '/\s+(?=#\p{L})/u', $line ) ?: array() as $piece ) {
			$last = count( $commands ) - 1;
			if ( $last >= 0 && preg_match( '/^#([\p{L}\p{M}]+)/u', $commands[ $last ], $found ) && 'note' === self::meaning( $found[1], self::WORDS ) ) {
				$commands[ $last ] .= " $piece";
			} else {
				$commands[] = $piece;
			}
		}
		return $commands;
	}

	/**
	 * Takes one command.
	 *
	 * @param string               $command Such as "#tag refund vip".
	 * @param array<string, mixed> $found   What was found so far.
	 * @param int                  $now     Unix time.
	 * @param \DateTimeZone        $zone    The zone.
	 * @return string|null What is wrong with it.
	 */
	private static function take( string $command, array &$found, int $now, \DateTimeZone $zone ): ?string {
		preg_match( '/^#([\p{L}\p{M}]+)[:\s]*(.*)$/us', $command, $parts );
		$what = trim( $parts[2] ?? '' );
		$verb = self::meaning( $parts[1] ?? '', self::WORDS );
		switch ( $verb ) {
			case 'close':
			case 'pending':
			case 'open':
				if ( '' !== $what ) {
					return self::unclear( $command );
				}
				return self::status( $found, array( 'close' => TicketStatus::CLOSED, 'pending' => TicketStatus::PENDING, 'open' => TicketStatus::OPEN )[ $verb ] );
			case 'snooze':
				$until = SpokenTime::read( $what, $now, $zone );
				if ( null === $until ) {
					/* translators: %s: what somebody wrote, such as "#snooze someday" */
					return sprintf( __( 'The time in "%s" is not understood, or has passed. Write for example "#snooze tomorrow 9:00" or "#snooze 2 days".', 'mesa-help-desk' ), Text::clip( $command, 100 ) );
				}
				$found['patch']['snoozed_until'] = gmdate( 'Y-m-d\TH:i:s\Z', $until );
				return self::status( $found, TicketStatus::SNOOZED );
			case 'assign':
				if ( '' === $what ) {
					return self::unclear( $command );
				}
				$found['assign'] = self::person( $what );
				return null;
			case 'tag':
			case 'untag':
				return self::tags( $found, 'tag' === $verb ? 'add_tags' : 'remove_tags', $what, $command );
			case 'priority':
				$found['patch']['priority'] = self::meaning( $what, self::PRIORITIES );
				return null === $found['patch']['priority'] ? self::unclear( $command ) : null;
			case 'note':
				$found['note']    = true;
				$found['words'][] = $what;
				return null;
			default:
				/* translators: %s: what somebody wrote, such as "#clsoe" */
				return sprintf( __( '"%s" is no command.', 'mesa-help-desk' ), Text::clip( $command, 100 ) );
		}
	}

	/**
	 * Notes a status; two would leave open which is meant.
	 *
	 * @param array<string, mixed> $found  What was found so far.
	 * @param string               $status The status.
	 */
	private static function status( array &$found, string $status ): ?string {
		if ( isset( $found['patch']['status'] ) && $status !== $found['patch']['status'] ) {
			return __( 'It asks for two states at once.', 'mesa-help-desk' );
		}
		$found['patch']['status'] = $status;
		return null;
	}

	/**
	 * Notes tags: separated by commas, or by spaces where there are no commas.
	 *
	 * @param array<string, mixed> $found   What was found so far.
	 * @param string               $field   add_tags or remove_tags.
	 * @param string               $what    The tags.
	 * @param string               $command The whole command.
	 */
	private static function tags( array &$found, string $field, string $what, string $command ): ?string {
		$names = array_values( array_filter( array_map( 'trim', preg_split( str_contains( $what, ',' ) ? '/,/' : '/\s+/u', $what ) ?: array() ), 'strlen' ) );
		if ( ! $names || array_filter( $names, static fn( string $name ): bool => mb_strlen( $name ) > 40 ) ) {
			return self::unclear( $command );
		}
		$found['patch'][ $field ] = array( ...( $found['patch'][ $field ] ?? array() ), ...$names );
		return null;
	}

	/**
	 * Whom a command names.
	 *
	 * @param string $what As written.
	 */
	private static function person( string $what ): string {
		$folded = Fold::fold( $what );
		return match ( true ) {
			in_array( $folded, array( 'me', 'myself', 'yo', 'mi', 'a mi' ), true )          => 'me',
			in_array( $folded, array( 'nobody', 'none', 'no one', 'nadie', 'a nadie' ), true ) => 'nobody',
			default                                                                         => ltrim( (string) preg_replace( '/^(?:to|a)\s+/iu', '', $what ), '@' ),
		};
	}

	/**
	 * Which of several a word means.
	 *
	 * @param string                      $word  As written.
	 * @param array<string, list<string>> $words Folded words by meaning.
	 */
	private static function meaning( string $word, array $words ): ?string {
		$folded = Fold::fold( trim( $word, " \t.,!" ) );
		foreach ( $words as $meaning => $names ) {
			if ( in_array( $folded, $names, true ) ) {
				return $meaning;
			}
		}
		return null;
	}

	/**
	 * A command that is known but says too little or too much.
	 *
	 * @param string $command As written.
	 */
	private static function unclear( string $command ): string {
		/* translators: %s: what somebody wrote, such as "#priority" */
		return sprintf( __( '"%s" cannot be understood.', 'mesa-help-desk' ), Text::clip( $command, 100 ) );
	}
}
