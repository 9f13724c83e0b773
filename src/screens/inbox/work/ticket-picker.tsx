import { Button } from '@wordpress/components';
import { useEffect, useId, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { ChoiceList } from '../../../ui/choices/choice-list.tsx';
import { useChoices } from '../../../ui/choices/use-choices.ts';
import { statusWord } from '../words.ts';

const PAUSE_MS = 200;
const OFFERED = 8;

interface Props {
	label: string;
	help?: string;
	chosen: readonly TicketRow[];
	/** So many may be chosen. */
	most: number;
	/** Offered while nothing is typed. */
	suggested: readonly TicketRow[];
	/** Never offered. */
	except: readonly number[];
	onChange: ( chosen: TicketRow[] ) => void;
}

/** "#12 · Where is my order? · Ana Ruiz" */
export function ticketWords( row: TicketRow ): string {
	return [ `#${ row.id }`, row.subject || __( '(no subject)', 'mesa-help-desk' ) ].join( ' · ' );
}

/** Tickets for what was typed: a number, words of the subject, a customer. */
function useFound( text: string ): readonly TicketRow[] | null {
	const [ found, setFound ] = useState< { text: string; rows: TicketRow[] } | null >( null );
	useEffect( () => {
		if ( text === '' ) {
			return;
		}
		let isOver = false;
		const timer = setTimeout( async () => {
			try {
				const search = /^#?\d+$/.test( text ) ? `#${ text.replace( '#', '' ) }` : text;
				const { items } = await api( 'listTickets', { query: { folder: 'all', search, per_page: 20 } } );
				if ( ! isOver ) {
					setFound( { text, rows: items } );
				}
			} catch {
				// The next letter asks again.
			}
		}, PAUSE_MS );
		return () => {
			isOver = true;
			clearTimeout( timer );
		};
	}, [ text ] );
	return found?.text === text ? found.rows : null;
}

/** Chooses tickets by number, subject or customer. */
export function TicketPicker( { label, help, chosen, most, suggested, except, onChange }: Props ) {
	const [ text, setText ] = useState( '' );
	const id = useId();
	const typed = text.trim();
	const found = useFound( typed );
	const taken = new Set( [ ...except, ...chosen.map( ( row ) => row.id ) ] );
	const offered = ( typed === '' ? suggested : ( found ?? [] ) ).filter( ( row ) => ! taken.has( row.id ) ).slice( 0, OFFERED );
	const choose = ( index: number ) => {
		const row = offered[ index ];
		if ( row ) {
			onChange( most === 1 ? [ row ] : [ ...chosen, row ] );
			setText( '' );
			choices.close();
		}
	};
	const choices = useChoices( { count: offered.length, onChoose: choose, firstIsActive: typed !== '' } );
	const isFull = chosen.length >= most;
	return (
		<div className="mesa-picker">
			<label className="mesa-form__label" htmlFor={ id }>
				{ label }
			</label>
			{ chosen.length > 0 && (
				<ul className="mesa-picker__chosen">
					{ chosen.map( ( row ) => (
						<li key={ row.id }>
							<span>
								<b dir="auto">{ ticketWords( row ) }</b>
								<span className="mesa-quiet">
									<bdi>{ row.customer_name || row.customer_email }</bdi> · { statusWord( row.status, row.status_id ) }
								</span>
							</span>
							<Button
								icon={ closeSmall }
								size="small"
								/* translators: %s: a ticket's number and subject. */
								label={ sprintf( __( 'Remove %s', 'mesa-help-desk' ), ticketWords( row ) ) }
								onClick={ () => onChange( chosen.filter( ( each ) => each.id !== row.id ) ) }
							/>
						</li>
					) ) }
				</ul>
			) }
			{ ! isFull && (
				<div className="mesa-picker__field">
					<input
						{ ...choices.fieldProps }
						id={ id }
						type="text"
						value={ text }
						placeholder={ __( 'Number, subject or customer', 'mesa-help-desk' ) }
						aria-describedby={ help ? `${ id }-help` : undefined }
						// eslint-disable-next-line jsx-a11y/no-autofocus -- The dialog was opened to choose.
						autoFocus
						onFocus={ choices.open }
						onBlur={ choices.close }
						onChange={ ( event ) => {
							setText( event.target.value );
							choices.open();
						} }
						onKeyDown={ ( event ) => choices.takeKey( event ) }
					/>
					<ChoiceList
						label={ label }
						choices={ choices }
						onChoose={ choose }
						options={ offered.map( ( row ) => ( {
							key: String( row.id ),
							label: ticketWords( row ),
							hint: row.customer_name || row.customer_email,
						} ) ) }
					/>
				</div>
			) }
			{ typed !== '' && found?.length === 0 && ! isFull && (
				<p className="mesa-quiet" role="status">
					{ __( 'No ticket fits this.', 'mesa-help-desk' ) }
				</p>
			) }
			{ help && (
				<p className="mesa-form__help" id={ `${ id }-help` }>
					{ help }
				</p>
			) }
		</div>
	);
}
