import { Button, DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { chevronLeft, chevronRight, chevronUp } from '@wordpress/icons';
import type { ReplyInput } from '../../../contract/generated/types.ts';
import { keepPreference, readPreference } from '../../../store/preferences.ts';
import { laterChoices, snoozeChoices } from '../thread/snooze.ts';
import type { SnoozeChoice } from '../thread/snooze.ts';
import { lazyDialog } from '../lazy-dialogs.tsx';

const PickTime = lazyDialog( 'PickTime' );

export type StatusAfter = NonNullable< ReplyInput[ 'status_after' ] >;

/** How a reply leaves, and what becomes of the ticket with it. Nothing named: at once, the ticket waits for the customer. */
export interface SendHow {
	statusAfter?: StatusAfter;
	/** With status "snoozed": ISO 8601, or null for until the customer writes. */
	snoozedUntil?: string | null;
	/** When it leaves, ISO 8601; left out: when the undo time is over. */
	sendAt?: string;
	/** Opens the next ticket of the list then. */
	next?: boolean;
}

interface Props {
	kind: 'reply' | 'note' | 'forward';
	/** What becomes of the ticket when nothing else is chosen; null: it waits for the customer. */
	statusAfter: StatusAfter | null;
	canSend: boolean;
	busy: boolean;
	onSend: ( how: SendHow ) => void;
}

type Page = 'ways' | 'snooze' | 'later';

const NEXT = 'send:next';

/** Times to choose from, and a way back to the first page. */
function Times( {
	label,
	choices,
	onChoose,
	onPick,
	onBack,
}: {
	label: string;
	choices: SnoozeChoice[];
	onChoose: ( choice: SnoozeChoice ) => void;
	onPick: () => void;
	onBack: () => void;
} ) {
	return (
		<>
			<MenuGroup>
				<MenuItem icon={ chevronLeft } iconPosition="left" onClick={ onBack }>
					{ label }
				</MenuItem>
			</MenuGroup>
			<MenuGroup>
				{ choices.map( ( choice ) => (
					<MenuItem key={ choice.label } info={ choice.when } onClick={ () => onChoose( choice ) }>
						{ choice.label }
					</MenuItem>
				) ) }
				<MenuItem onClick={ onPick }>{ __( 'Choose day and time…', 'mesa-help-desk' ) }</MenuItem>
			</MenuGroup>
		</>
	);
}

/** What the button says: nobody closes a ticket without knowing. */
function sendWords( statusAfter: StatusAfter | null ): string {
	switch ( statusAfter ) {
		case 'closed':
			return __( 'Send and close', 'mesa-help-desk' );
		case 'open':
			return __( 'Send and keep open', 'mesa-help-desk' );
		default:
			return __( 'Send', 'mesa-help-desk' );
	}
}

/** The button that sends, and the menu of other ways to send beside it. */
export function SendMenu( { kind, statusAfter, canSend, busy, onSend }: Props ) {
	const [ page, setPage ] = useState< Page >( 'ways' );
	const [ picking, setPicking ] = useState< 'snooze' | 'later' | null >( null );
	const [ next, setNext ] = useState( () => readPreference( NEXT, 'stay' ) === 'next' );
	const isMail = kind !== 'note';
	const send = ( how: SendHow ) => onSend( next && isMail ? { ...how, next } : how );
	const snooze = ( until: string | null ) => send( { statusAfter: 'snoozed', snoozedUntil: until } );

	const ways = ( onClose: () => void ) => {
		const done = ( how: SendHow ) => () => {
			onClose();
			send( how );
		};
		return (
			<>
				<MenuGroup>
					<MenuItem onClick={ done( { statusAfter: 'closed' } ) }>{ sendWords( 'closed' ) }</MenuItem>
					<MenuItem onClick={ done( { statusAfter: 'pending' } ) }>
						{ __( 'Send and wait for the customer', 'mesa-help-desk' ) }
					</MenuItem>
					<MenuItem onClick={ done( { statusAfter: 'open' } ) }>{ sendWords( 'open' ) }</MenuItem>
					<MenuItem icon={ chevronRight } iconPosition="right" onClick={ () => setPage( 'snooze' ) }>
						{ __( 'Send and snooze until', 'mesa-help-desk' ) }
					</MenuItem>
				</MenuGroup>
				<MenuGroup>
					<MenuItem icon={ chevronRight } iconPosition="right" onClick={ () => setPage( 'later' ) }>
						{ __( 'Send later', 'mesa-help-desk' ) }
					</MenuItem>
				</MenuGroup>
				<MenuGroup>
					<MenuItem
						role="menuitemcheckbox"
						isSelected={ next }
						onClick={ () => {
							keepPreference( NEXT, next ? 'stay' : 'next' );
							setNext( ! next );
						} }
					>
						{ __( 'Open the next ticket then', 'mesa-help-desk' ) }
					</MenuItem>
				</MenuGroup>
			</>
		);
	};
	const times = ( which: 'snooze' | 'later', onClose: () => void ) => (
		<Times
			label={ which === 'snooze' ? __( 'Send and snooze until', 'mesa-help-desk' ) : __( 'Send later', 'mesa-help-desk' ) }
			choices={ which === 'snooze' ? snoozeChoices( new Date() ) : laterChoices( new Date() ) }
			onChoose={ ( { until } ) => {
				onClose();
				if ( which === 'snooze' ) {
					snooze( until );
				} else if ( until ) {
					send( { sendAt: until } );
				}
			} }
			onPick={ () => {
				onClose();
				setPicking( which );
			} }
			onBack={ () => setPage( 'ways' ) }
		/>
	);
	return (
		<div className="mesa-split">
			<Button variant="primary" size="compact" disabled={ ! canSend } isBusy={ busy } onClick={ () => send( {} ) }>
				{ isMail ? sendWords( statusAfter ) : __( 'Save note', 'mesa-help-desk' ) }
			</Button>
			{ isMail && (
				<DropdownMenu
					icon={ chevronUp }
					label={ __( 'More ways to send', 'mesa-help-desk' ) }
					popoverProps={ { placement: 'top-end' } }
					toggleProps={ { variant: 'primary', size: 'compact', disabled: ! canSend } }
					onToggle={ () => setPage( 'ways' ) }
				>
					{ ( { onClose } ) => ( page === 'ways' ? ways( onClose ) : times( page, onClose ) ) }
				</DropdownMenu>
			) }
			{ picking && (
				<PickTime
					title={ picking === 'snooze' ? __( 'Send and snooze until', 'mesa-help-desk' ) : __( 'Send later', 'mesa-help-desk' ) }
					action={ picking === 'snooze' ? __( 'Send and snooze', 'mesa-help-desk' ) : __( 'Send then', 'mesa-help-desk' ) }
					onPick={ ( iso ) => ( picking === 'snooze' ? snooze( iso ) : send( { sendAt: iso } ) ) }
					onClose={ () => setPicking( null ) }
				/>
			) }
		</div>
	);
}
