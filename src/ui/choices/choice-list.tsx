import type { ReactNode } from 'react';
import type { Choices } from './use-choices.ts';

interface Choice {
	key: string;
	label: ReactNode;
	/** What it does or is, beside it. */
	hint?: string | undefined;
}

interface Props {
	label: string;
	choices: Choices;
	options: readonly Choice[];
	onChoose: ( index: number ) => void;
	/** A line at the foot that is not chosen, such as how the keys work. */
	foot?: ReactNode;
}

/** What `useChoices` offers, below its text field. */
export function ChoiceList( { label, choices, options, onChoose, foot }: Props ) {
	if ( ! choices.isOpen ) {
		return null;
	}
	return (
		<div className="mesa-choices">
			<ul role="listbox" id={ choices.listId } aria-label={ label }>
				{ options.map( ( option, index ) => (
					// The keys work in the text field, which keeps the focus.
					// eslint-disable-next-line jsx-a11y/click-events-have-key-events
					<li
						key={ option.key }
						id={ choices.optionId( index ) }
						role="option"
						aria-selected={ index === choices.active }
						onMouseDown={ ( event ) => event.preventDefault() }
						onClick={ () => onChoose( index ) }
					>
						<span className="mesa-choices__label">{ option.label }</span>
						{ option.hint && <span className="mesa-choices__hint">{ option.hint }</span> }
					</li>
				) ) }
			</ul>
			{ foot && <p className="mesa-choices__foot">{ foot }</p> }
		</div>
	);
}
